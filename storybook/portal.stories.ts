import '@juriszone/widgets/portal'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { JEAN, publish } from '../test/fakes/fake-zone.ts'
import { find, findText, type } from '../test/support/screen.ts'
import { PHONE, siteStories, type SiteArgs } from './site-story.ts'
import { withZone, zoneOf } from './story-zone.ts'

/** The whole site, but for the page of a dossier and for accounts. */
const meta: Meta<SiteArgs> = {
  ...siteStories,
  id: 'portal',
  title: 'Portail/Site',
  parameters: { ...siteStories.parameters },
}

export default meta

type Story = StoryObj<SiteArgs>

/** Longer than anybody looks at a story. */
const NEVER = 3_600_000

export const SignIn: Story = { name: 'Connexion', args: { path: '/', account: null } }

export const People: Story = { name: 'Personnes', args: { path: '/personnes' } }

export const PeopleOnPhone: Story = { ...People, name: 'Personnes, téléphone', globals: PHONE }

export const NoPeople: Story = {
  name: 'Personnes, vide',
  args: { path: '/personnes' },
  beforeEach: withZone(({ state }) => {
    state.dossiers = []
  }),
}

/** Every word is looked for, in any order, without case or accents: nobody has these two. */
export const NoResult: Story = {
  name: 'Personnes, sans résultat',
  args: { path: '/personnes' },
  play: async ({ canvasElement }) => {
    await findText(canvasElement, 'Rose-Aimée Béland')
    type(searchField(canvasElement), 'beland tremblay')
    await findText(canvasElement, 'Aucun résultat pour « beland tremblay ».')
  },
}

/** Bones for who waits more than 300 ms. */
export const Loading: Story = {
  name: 'Personnes, en chargement',
  args: { path: '/personnes' },
  beforeEach: withZone((zone) => {
    const answer = zone.fetch
    Object.assign(zone, {
      fetch: (input: RequestInfo | URL, init?: RequestInit) => {
        const { href } = new URL(input instanceof Request ? input.url : input, location.href)
        zone.latency = href.includes('/people') ? NEVER : 0
        return answer(input, init)
      },
    })
  }),
  play: ({ canvasElement }) => findText(canvasElement, 'Chargement en cours'),
}

/** What does not come is said where it would be, and asked for again by itself. */
export const Trouble: Story = {
  name: 'Personnes, panne du serveur',
  args: { path: '/personnes' },
  play: async ({ canvasElement, id }) => {
    await findText(canvasElement, 'Rose-Aimée Béland')
    zoneOf(id).failure = 'internal'
    publish(zoneOf(id).state, { type: 'dossier.changed' })
    await findText(canvasElement, 'Quelque chose n’a pas fonctionné de notre côté.')
  },
}

export const Dossiers: Story = { name: 'Dossiers', args: { path: '/dossiers' } }

export const DossiersOnPhone: Story = { ...Dossiers, name: 'Dossiers, téléphone', globals: PHONE }

export const NoDossiers: Story = { ...NoPeople, name: 'Dossiers, vide', args: { path: '/dossiers' } }

export const English: Story = {
  name: 'Dossiers, en anglais',
  args: { path: '/dossiers' },
  globals: { locale: 'en-CA' },
}

/** The page stays as it is beneath; what was asked waits. */
export const SessionEnded: Story = {
  name: 'Session terminée',
  args: { path: '/personnes' },
  play: async ({ canvasElement, id }) => {
    await findText(canvasElement, 'Rose-Aimée Béland')
    zoneOf(id).signIn(null)
    publish(zoneOf(id).state, { type: 'dossier.changed' })
    await find(canvasElement, 'heading', 'Votre session a pris fin')
  },
}

/** The page is still there to read; a line at the foot of the window says what is lost, until it is back. */
export const ConnectionLost: Story = {
  name: 'Connexion perdue',
  args: { path: '/dossiers' },
  play: async ({ canvasElement, id }) => {
    await findText(canvasElement, '2026-0412')
    zoneOf(id).failure = 'offline'
    dispatchEvent(new Event('offline'))
    await findText(canvasElement, 'Connexion perdue.')
  },
}

export const ConnectionLostOnPhone: Story = { ...ConnectionLost, name: 'Connexion perdue, téléphone', globals: PHONE }

/** Nobody answers as the site opens. */
export const NoAnswer: Story = {
  name: 'Sans réponse',
  args: { path: '/personnes' },
  beforeEach: withZone((zone) => {
    zone.failure = 'offline'
  }),
  play: ({ canvasElement }) => findText(canvasElement, 'Connexion perdue.'),
}

export const NotFound: Story = { name: 'Page introuvable', args: { path: '/nulle-part' } }

/** From the link of the first e-mail. */
export const Activation: Story = { name: 'Activation', args: { path: '/activer#t=activation', account: null } }

export const LinkUsed: Story = { name: 'Lien déjà utilisé', args: { path: '/activer#t=used', account: null } }

export const Inbox: Story = { name: 'Partages reçus', args: { path: '/partages', account: JEAN } }

function searchField(canvas: HTMLElement): HTMLElement {
  const page = canvas.querySelector('jz-portal')?.shadowRoot?.querySelector('jz-portal-people')
  const field = page?.shadowRoot?.querySelector<HTMLElement>('input[type="search"]')
  if (!field) throw new Error('no search field')
  return field
}
