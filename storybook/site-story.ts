import type { Meta } from '@storybook/web-components-vite'
import { html } from 'lit'
import type { FakeZone } from '../test/fakes/fake-zone.ts'
import { baseOf, zoneOf } from './story-zone.ts'
import { schemeOf, type Theme } from './theme.ts'

export interface SiteArgs {
  /** Address of the page, and its fragment. */
  path: string | ((zone: FakeZone) => string)
  /** Who is signed in: an e-mail address. */
  account?: string | null
}

export const PHONE = { viewport: { value: 'phone' } }

/**
 * What the stories of the whole site share. It keeps the window’s address: a story stands at its page, with Storybook’s
 * own query behind it, until the next story puts the address back.
 */
export const siteStories: Meta<SiteArgs> = {
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
    html`<jz-portal
      base-url=${baseOf(id)}
      style="--jz-color-scheme: ${schemeOf(globals['theme'] as Theme)}"
    ></jz-portal>`,
}
