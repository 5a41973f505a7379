import '@juriszone/widgets/portal'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { JEAN, type FakeZone } from '../test/fakes/fake-zone.ts'
import { baseOf, zoneOf } from './story-zone.ts'

interface Args {
  /** Address of the page, and its fragment. */
  path: string | ((zone: FakeZone) => string)
  /** Who is signed in: an e-mail address. */
  account?: string | null
}

/**
 * The whole site. It keeps the window’s address: a story stands at its page, with Storybook’s own query behind it,
 * until the next story puts the address back.
 */
const meta: Meta<Args> = {
  id: 'portal',
  title: 'Portail/Site',
  component: 'jz-portal',
  parameters: { isPage: true, docs: { story: { inline: false, height: '760px' } } },
  argTypes: { path: { control: false }, account: { control: false } },
  beforeEach: ({ args: { path, account }, id }) => {
    const zone = zoneOf(id)
    const { pathname, search } = location
    if (account !== undefined) zone.signIn(account)
    const [page = '/', fragment] = (typeof path === 'string' ? path : path(zone)).split('#')
    history.replaceState(null, '', page + search + (fragment === undefined ? '' : `#${fragment}`))
    return () => history.replaceState(null, '', pathname + location.search)
  },
  // Alone, it follows the reader's system.
  render: (_, { id, globals }) =>
    html`<jz-portal base-url=${baseOf(id)} style="--jz-color-scheme: ${globals['theme']}"></jz-portal>`,
}

export default meta

type Story = StoryObj<Args>

const dossierPage = ({ state }: FakeZone): string => `/dossiers/${state.dossiers.at(-1)?.id}`

export const SignIn: Story = { name: 'Connexion', args: { path: '/', account: null } }

export const People: Story = { name: 'Personnes', args: { path: '/personnes' } }

export const Dossiers: Story = { name: 'Dossiers', args: { path: '/dossiers' } }

export const Dossier: Story = { name: 'Dossier', args: { path: dossierPage } }

export const DossierOnPhone: Story = {
  name: 'Dossier, téléphone',
  args: { path: dossierPage },
  globals: { viewport: { value: 'phone' } },
}

/** From the link of the first e-mail. */
export const Activation: Story = { name: 'Activation', args: { path: '/activer#t=activation', account: null } }

export const LinkUsed: Story = { name: 'Lien déjà utilisé', args: { path: '/activer#t=ancien', account: null } }

export const Inbox: Story = { name: 'Partages reçus', args: { path: '/partages', account: JEAN } }

export const NotFound: Story = { name: 'Page introuvable', args: { path: '/nulle-part' } }
