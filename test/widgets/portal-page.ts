import { fixture, fixtureCleanup, html } from '@open-wc/testing'
import { emulateMedia } from '@web/test-runner-commands'
import '../../widgets/src/portal/jz-portal.ts'
import type { JzPortalElement } from '../../widgets/src/portal/jz-portal-element.ts'
import { createFakeZone, FAKE_PASSWORD, type FakeZone } from '../fakes/fake-zone.ts'
import { find, hasText, nameOf, plain, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'

export interface Site {
  zone: FakeZone
  /** Calls so far: `POST /session`. */
  calls: string[]
}

/** A zone of its own for each test in the place of the network, with nobody signed in; the address is put back. */
export function useSite(): Site {
  const own: Site = { zone: createFakeZone(), calls: [] }
  const network = window.fetch
  const home = location.href
  before(async function () {
    // The pages come when they are asked for; here each is one file from a server that compiles it.
    this.timeout(20_000)
    await Promise.all([emulateMedia({ reducedMotion: 'reduce' }), loadPages()])
  })
  beforeEach(() => {
    const zone = createFakeZone()
    zone.signIn(null)
    Object.assign(own, { zone, calls: [] })
    window.fetch = (input, init) => {
      const { pathname, search } = new URL(input instanceof Request ? input.url : input, location.href)
      own.calls.push(`${init?.method ?? 'GET'} ${pathname.replace('/api/v1', '')}${decodeURIComponent(search)}`)
      return zone.fetch(input, init)
    }
    document.documentElement.lang = 'fr-CA'
  })
  afterEach(() => {
    // Before the network is back: a page that goes ends its live stream.
    fixtureCleanup()
    window.fetch = network
    localStorage.clear()
    history.replaceState(null, '', home)
  })
  return own
}

function loadPages(): Promise<unknown> {
  return Promise.all([
    import('../../widgets/src/portal/sign-in/jz-portal-sign-in.ts'),
    import('../../widgets/src/portal/passwords/jz-portal-activation.ts'),
    import('../../widgets/src/portal/passwords/jz-portal-reset.ts'),
    import('../../widgets/src/portal/member/jz-portal-member.ts'),
    import('../../widgets/src/portal/people/jz-portal-people.ts'),
    import('../../widgets/src/portal/dossiers/jz-portal-dossiers.ts'),
    import('../../widgets/src/portal/dossier/jz-portal-dossier.ts'),
    import('../../widgets/src/portal/deposits/jz-portal-deposits.ts'),
    import('../../widgets/src/portal/recipient/jz-portal-recipient.ts'),
    import('../../widgets/src/portal/recipient/jz-portal-inbox.ts'),
  ])
}

/** Opens the site at an address, as if it had been typed. */
export async function openSite(path: string): Promise<JzPortalElement> {
  history.replaceState(null, '', path)
  return fixture<JzPortalElement>(html`<jz-portal base-url=""></jz-portal>`)
}

/** A field that has this label, whatever its type. */
export async function field(root: Element, label: string): Promise<HTMLInputElement> {
  const look = (): HTMLInputElement | undefined =>
    inputs(root).find((input) => input.checkVisibility() && nameOf(input) === plain(label))
  await waitUntil(look, `no field called ${label}`)
  return look() as HTMLInputElement
}

/** Waits until a reader can read this; a whole page takes its time on a busy machine. */
export async function see(root: Element, text: string | RegExp): Promise<void> {
  await waitUntil(() => hasText(root, text), `nowhere: ${String(text)}`)
}

export async function fill(root: Element, label: string, value: string): Promise<void> {
  type(await field(root, label), value)
}

export async function press(root: Element, name: string | RegExp): Promise<void> {
  const button = await find(root, 'button', name)
  button.focus()
  button.click()
}

export async function follow(root: Element, name: string | RegExp): Promise<void> {
  const link = await find(root, 'link', name)
  link.click()
}

export async function signIn(site: Element, email: string, password: string = FAKE_PASSWORD): Promise<void> {
  await fill(site, 'Courriel', email)
  await fill(site, 'Mot de passe', password)
  await press(site, 'Se connecter')
}

/** What has the focus, shadow roots included. */
export function focus(): HTMLElement | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element instanceof HTMLElement ? element : null
}

function inputs(root: Element | ShadowRoot): HTMLInputElement[] {
  const inside = root instanceof Element && root.shadowRoot ? inputs(root.shadowRoot) : []
  const below = [...root.children].flatMap((child) =>
    child instanceof HTMLInputElement && child.ariaHidden !== 'true' ? [child] : inputs(child),
  )
  return [...inside, ...below]
}
