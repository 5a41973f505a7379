import { assert, fixture, html } from '@open-wc/testing'
import { LitElement, type TemplateResult } from 'lit'
import { bring, ZoneProblem } from '../../widgets/src/client/index.ts'
import { Localize, problemBanner } from '../../widgets/src/kit/index.ts'
import { findText, peek } from '../support/screen.ts'

const GONE = '/widgets/chunks/gone-0123456789.js'

async function problemOf(load: () => Promise<unknown>): Promise<ZoneProblem> {
  const [answer] = await Promise.allSettled([bring(load)])
  assert.equal(answer.status, 'rejected')
  const { reason } = answer as PromiseRejectedResult
  assert.instanceOf(reason, ZoneProblem)
  return reason
}

class LateBanner extends LitElement {
  static override properties = { locale: {}, problem: { attribute: false } }
  declare locale: string | undefined
  declare problem: ZoneProblem
  #words = new Localize<object>(this, { fr: {}, en: async () => ({ messages: {} }) })
  protected override render(): TemplateResult {
    return problemBanner(this.problem, this.#words.kit, () => {})
  }
}
customElements.define('test-late-banner', LateBanner)

describe('a part that comes late', () => {
  const network = window.fetch
  afterEach(() => {
    window.fetch = network
    Reflect.deleteProperty(navigator, 'onLine')
  })

  it('and is gone from its server means that the page is to be loaded again', async () => {
    const problem = await problemOf(() => import(GONE))
    assert.deepInclude(problem, { code: 'page_outdated', retryable: false })
    const banner = await fixture(html`<test-late-banner .problem=${problem}></test-late-banner>`)
    await findText(banner, 'La JurisZone a été mise à jour. Rechargez cette page.')
    // Trying again would only meet the same hole.
    assert.isUndefined(peek(banner, 'button', 'Réessayer'))
    Object.assign(banner, { locale: 'en' })
    await findText(banner, 'JurisZone has been updated. Reload this page.')
  })

  it('is waited for while its server does not answer', async () => {
    window.fetch = () => Promise.reject(new TypeError('Failed to fetch'))
    assert.deepInclude(await problemOf(() => import(GONE)), { code: 'offline', retryable: true })
  })

  it('is waited for while the reader is off line', async () => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false })
    assert.equal((await problemOf(() => import(GONE))).code, 'offline')
  })

  it('comes at the second try, when only the first was lost', async () => {
    let tries = 0
    const part = await bring(async () => {
      tries += 1
      if (tries === 1) throw new TypeError('Failed to fetch dynamically imported module')
      return 'here'
    })
    assert.equal(part, 'here')
  })
})
