import { html, LitElement, type CSSResultGroup, type TemplateResult } from 'lit'
import { define, kitStyles } from '../../kit/index.ts'
import { announcePage } from '../announce-page.ts'
import { pageStyles } from '../page.styles.ts'
import { portalWords } from '../words.ts'

/** Any address that is no page, or not this reader's. */
class JzPortalNotFound extends LitElement {
  static override styles: CSSResultGroup = [kitStyles, pageStyles]

  #words = portalWords(this)
  declare locale: string | undefined

  constructor() {
    super()
    announcePage(this, () => this.#words.t.notFound)
  }

  protected override render(): TemplateResult {
    const { t } = this.#words
    return html`<div class="page">
      <h1 tabindex="-1">${t.notFound}</h1>
      <p class="soft">${t.notFoundDetail}</p>
      <p><a href="/">${t.backHome}</a></p>
    </div>`
  }
}

define('jz-portal-not-found', JzPortalNotFound)
