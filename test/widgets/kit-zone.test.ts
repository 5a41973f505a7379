import { assert, fixture, html } from '@open-wc/testing'
import '../../widgets/src/dossier-docs/jz-dossier-docs.ts'
import type { JzDossierDocsElement } from '../../widgets/src/dossier-docs/jz-dossier-docs-element.ts'
import { findText } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { LongTimers } from './long-timers.ts'

const FRENCH = 'Ce dossier n’est pas encore dans la JurisZone.'
const ENGLISH = 'This dossier is not in JurisZone yet.'

interface Seen {
  url: string
  token: string | null
}

/** A zone that knows no dossier. */
function useEmptyZone(): { calls: Seen[]; refused: string | null } {
  const own = { calls: [] as Seen[], refused: null as string | null }
  const network = window.fetch
  beforeEach(() => {
    Object.assign(own, { calls: [], refused: null })
    window.fetch = async (input, init) => {
      const token = new Headers(init?.headers).get('Authorization')
      own.calls.push({ url: input as string, token })
      if (token !== null && token === own.refused)
        return Response.json({ code: 'token_expired', status: 401 }, { status: 401 })
      const isStream = (input as string).endsWith('/events')
      return isStream ? new Response(new ReadableStream()) : Response.json({ items: [], nextCursor: null })
    }
  })
  afterEach(() => {
    window.fetch = network
  })
  return own
}

const lookUps = (calls: Seen[]): Seen[] => calls.filter(({ url }) => url.includes('/dossiers?'))

describe('a widget and its zone', () => {
  const own = useEmptyZone()

  it('finds the zone around it, even when the zone’s script comes last, and shares its stream', async function () {
    // The first page of a run loads everything.
    this.timeout(20_000)
    const place = await fixture(
      html`<jz-zone base-url="/">
        <jz-dossier-docs dossier="1"></jz-dossier-docs>
        <jz-dossier-docs dossier="2"></jz-dossier-docs>
      </jz-zone>`,
    )
    assert.isEmpty(own.calls)
    await import('../../widgets/src/zone/jz-zone.ts')
    for (const docs of place.querySelectorAll('jz-dossier-docs')) await findText(docs, FRENCH)
    assert.lengthOf(lookUps(own.calls), 2)
    await waitUntil(() => own.calls.some(({ url }) => url.endsWith('/events')))
    assert.lengthOf(
      own.calls.filter(({ url }) => url.endsWith('/events')),
      1,
    )
  })

  it('stands alone with `base-url` and `token`, and goes on with the next token', async () => {
    const docs = await fixture<JzDossierDocsElement>(
      html`<jz-dossier-docs dossier="1" base-url="https://zone.example" token="jzt_1"></jz-dossier-docs>`,
    )
    await findText(docs, FRENCH)
    docs.token = 'jzt_2'
    docs.dossier = '2'
    await waitUntil(() => lookUps(own.calls).length === 2)
    assert.deepEqual(lookUps(own.calls), [
      { url: 'https://zone.example/api/v1/dossiers?number=1', token: 'Bearer jzt_1' },
      { url: 'https://zone.example/api/v1/dossiers?number=2', token: 'Bearer jzt_2' },
    ])
  })

  it('on another site it asks the host for a token, and calls nobody before', async () => {
    let asked = 0
    const onAsked = (): void => void asked++
    document.addEventListener('jz-token-needed', onAsked)
    const docs = await fixture<JzDossierDocsElement>(
      html`<jz-dossier-docs dossier="1" base-url="https://zone.example"></jz-dossier-docs>`,
    )
    await waitUntil(() => asked > 0)
    assert.isEmpty(own.calls)
    docs.token = 'jzt_1'
    await findText(docs, FRENCH)
    document.removeEventListener('jz-token-needed', onAsked)
    assert.equal(asked, 1)
    assert.isTrue(own.calls.every(({ token }) => token === 'Bearer jzt_1'))
  })

  it('`getToken` may be set late, and be another function each time', async () => {
    const docs = await fixture<JzDossierDocsElement>(
      html`<jz-dossier-docs dossier="1" base-url="https://zone.example"></jz-dossier-docs>`,
    )
    docs.getToken = () => Promise.resolve('jzt_1')
    await findText(docs, FRENCH)
    docs.getToken = () => Promise.resolve('jzt_2')
    await docs.updateComplete
    assert.lengthOf(lookUps(own.calls), 1)
    assert.isTrue(own.calls.every(({ token }) => token === 'Bearer jzt_1'))
  })
})

describe('a widget and the token of its host', () => {
  const own = useEmptyZone()
  const MESSAGE = 'L’accès à la JurisZone a pris fin. Rouvrez cette page.'

  it('says that it has none, on the page and to the host, and goes on by itself once there is one', async () => {
    const codes: string[] = []
    const docs = await fixture<JzDossierDocsElement>(
      html`<jz-dossier-docs
        dossier="1"
        base-url="https://zone.example"
        .getToken=${async () => 'undefined'}
        @jz-error=${({ code }: { code: string }) => codes.push(code)}
      ></jz-dossier-docs>`,
    )
    await findText(docs, MESSAGE)
    assert.include(codes, 'token_needed')
    assert.isEmpty(own.calls)
    docs.token = 'jzt_1'
    await findText(docs, FRENCH)
    assert.isTrue(own.calls.every(({ token }) => token === 'Bearer jzt_1'))
  })

  it('says so soon when its token is refused and nobody hears that it needs one', async () => {
    const timers = new LongTimers(5000)
    timers.install()
    own.refused = 'Bearer jzt_1'
    const docs = await fixture<JzDossierDocsElement>(
      html`<jz-dossier-docs dossier="1" base-url="https://zone.example" token="jzt_1"></jz-dossier-docs>`,
    )
    await waitUntil(() => [...timers.waiting.values()].some(({ delay }) => delay === 5000))
    timers.pass((delay) => delay === 5000)
    await findText(docs, MESSAGE)
    docs.token = 'jzt_2'
    await findText(docs, FRENCH)
    timers.uninstall()
  })

  it('asks again from its own place once the host has taken it back', async () => {
    const asked: EventTarget[] = []
    const onAsked = (event: Event): void => void asked.push(event.composedPath()[0]!)
    document.addEventListener('jz-token-needed', onAsked)
    const docs = await fixture<JzDossierDocsElement>(
      html`<jz-dossier-docs dossier="1" base-url="https://zone.example" token="jzt_1"></jz-dossier-docs>`,
    )
    await findText(docs, FRENCH)
    assert.isEmpty(asked)
    const before = own.calls.length
    docs.removeAttribute('token')
    docs.dossier = '2'
    await waitUntil(() => asked.length > 0)
    assert.equal(asked[0], docs)
    docs.token = 'jzt_2'
    await waitUntil(() => own.calls.length > before)
    assert.isTrue(own.calls.slice(before).every(({ token }) => token === 'Bearer jzt_2'))
    document.removeEventListener('jz-token-needed', onAsked)
  })
})

describe('a page that may store nothing', () => {
  const own = useEmptyZone()
  const STORES: [object, string][] = [
    [window, 'localStorage'],
    [window, 'sessionStorage'],
    [window, 'indexedDB'],
    [window, 'caches'],
    [document, 'cookie'],
  ]
  let touched: string[]
  beforeEach(() => {
    touched = []
    for (const [owner, name] of STORES) {
      const get = (): never => {
        touched.push(name)
        throw new DOMException('Access is denied', 'SecurityError')
      }
      Object.defineProperty(owner, name, { configurable: true, get, set: get })
    }
  })
  afterEach(() => STORES.forEach(([owner, name]) => Reflect.deleteProperty(owner, name)))

  it('shows its widget all the same, which does not even try', async () => {
    const docs = await fixture(
      html`<jz-dossier-docs dossier="1" base-url="https://zone.example" token="jzt_1"></jz-dossier-docs>`,
    )
    await findText(docs, FRENCH)
    await waitUntil(() => own.calls.some(({ url }) => url.endsWith('/events')))
    assert.isEmpty(touched)
  })
})

describe('a widget’s language', () => {
  useEmptyZone()

  it('is the nearest `lang`, then the zone’s, then its own', async () => {
    await import('../../widgets/src/zone/jz-zone.ts')
    const place = await fixture<HTMLElement>(
      html`<div lang="en">
        <jz-zone><jz-dossier-docs dossier="1"></jz-dossier-docs></jz-zone>
      </div>`,
    )
    const docs = place.querySelector('jz-dossier-docs')!
    await findText(docs, ENGLISH)
    place.querySelector('jz-zone')!.locale = 'fr-CA'
    await findText(docs, FRENCH)
    docs.locale = 'en'
    await findText(docs, ENGLISH)
  })

  it('follows the page when it changes its own', async () => {
    const page = document.documentElement
    const before = page.lang
    page.lang = 'en'
    const docs = await fixture(html`<jz-dossier-docs dossier="1" base-url="/"></jz-dossier-docs>`)
    await findText(docs, ENGLISH)
    page.lang = 'fr-CA'
    await findText(docs, FRENCH)
    page.lang = before
  })
})

describe('a widget’s looks', () => {
  useEmptyZone()

  it('resist a page that styles everything, and take what it sets by name', async () => {
    const rules = new CSSStyleSheet()
    rules.replaceSync(`* { color: red !important; font: 9px cursive !important; display: inline !important }
      html { font-size: 62.5% } .branded { --jz-color-accent: #006644 }`)
    document.adoptedStyleSheets.push(rules)
    const place = await fixture(
      html`<div class="branded"><jz-dossier-docs dossier="1" base-url="/"></jz-dossier-docs></div>`,
    )
    const docs = place.querySelector('jz-dossier-docs')!
    await findText(docs, FRENCH)
    const own = getComputedStyle(docs)
    assert.deepInclude(
      { display: own.display, color: own.color, fontSize: own.fontSize },
      { display: 'block', color: 'rgb(31, 42, 68)', fontSize: '15px' },
    )
    const button = getComputedStyle(docs.shadowRoot!.querySelector('.primary')!)
    assert.equal(button.backgroundColor, 'rgb(0, 102, 68)')
    docs.hidden = true
    assert.equal(getComputedStyle(docs).display, 'none')
    document.adoptedStyleSheets.pop()
  })

  it('are light, unless the zone’s `theme` says dark', async () => {
    await import('../../widgets/src/zone/jz-zone.ts')
    const place = await fixture(html`<jz-zone theme="dark"><jz-dossier-docs dossier="1"></jz-dossier-docs></jz-zone>`)
    const ground = (): string => getComputedStyle(place.querySelector('jz-dossier-docs')!).backgroundColor
    assert.equal(ground(), 'rgb(18, 22, 30)')
    place.removeAttribute('theme')
    await waitUntil(() => ground() === 'rgb(252, 251, 248)')
  })
})
