import { html, LitElement, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import { define, kitStyles } from '../../kit/index.ts'
import '../../recipient-inbox/jz-recipient-inbox.ts'
import { announcePage } from '../announce-page.ts'
import { pageStyles } from '../page.styles.ts'
import { portalWords } from '../words.ts'

/** `/partages` and `/partages/{id}`: the recipient's widget is the page, and its title the window's. */
class JzPortalInbox extends LitElement {
  static override styles: CSSResultGroup = [kitStyles, pageStyles]
  static override properties: PropertyDeclarations = { share: {} }

  #words = portalWords(this)
  #inbox = createRef<HTMLElement>()
  #observer = new MutationObserver(() => this.requestUpdate())
  declare locale: string | undefined
  declare share: string | undefined

  constructor() {
    super()
    announcePage(
      this,
      () => this.#heading()?.textContent.trim() || this.#words.t.received,
      () => this.#heading(),
    )
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#observer.disconnect()
  }

  protected override firstUpdated(): void {
    const content = this.#inbox.value?.shadowRoot
    if (content) this.#observer.observe(content, { childList: true, characterData: true, subtree: true })
  }

  protected override render(): TemplateResult {
    // The foot of the site says whom to call.
    return html`<jz-recipient-inbox ${ref(this.#inbox)} .share=${this.share}>
      <span slot="help" hidden></span>
    </jz-recipient-inbox>`
  }

  #heading(): HTMLElement | null {
    return this.#inbox.value?.shadowRoot?.querySelector('h1') ?? null
  }
}

define('jz-portal-inbox', JzPortalInbox)
