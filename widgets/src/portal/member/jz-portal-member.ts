import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { ZoneLiveEvent } from '../../client/index.ts'
import type { Counts } from '../../contract/index.ts'
import {
  define,
  icon,
  kitStyles,
  mark,
  type Icon,
  circleCheckIcon,
  folderIcon,
  inboxIcon,
  mailIcon,
  usersIcon,
} from '../../kit/index.ts'
import { address } from '../address.ts'
import { brandStyles } from '../brand.styles.ts'
import { languageButton } from '../language.ts'
import type { PortalSession } from '../portal-session.ts'
import { portalWords } from '../words.ts'
import { memberStyles } from './member.styles.ts'
import { SignOutRequestedEvent } from '../sign-out-event.ts'

interface Link {
  path: string
  label: string
  icon: Icon
  count?: number
  /** What there is so many of, for who cannot see the figure. */
  counted?: (count: number) => string
}

/** After these, the counts may be others. */
const COUNTED: ReadonlySet<ZoneLiveEvent['type']> = new Set([
  'return.changed',
  'dossier.changed',
  'deposit.changed',
  'reconnected',
])

/** What stands around the pages of a firm's member: navigation, counts, who is signed in. */
class JzPortalMember extends LitElement {
  static override styles: CSSResultGroup = [kitStyles, brandStyles, memberStyles]
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    path: {},
    notice: {},
    counts: { state: true, attribute: false },
  }

  #words = portalWords(this)
  #unsubscribe: (() => void) | null = null
  declare locale: string | undefined
  declare session: PortalSession
  declare path: string
  /** What has just succeeded, told over the page. */
  declare notice: string | null
  declare private counts: Counts

  constructor() {
    super()
    this.path = ''
    this.notice = null
    this.counts = { dossiers: 0, deposits: 0 }
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#unsubscribe = this.session.client.live.subscribe(this.#onLive)
    void this.#count()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#unsubscribe?.()
  }

  protected override render(): TemplateResult {
    const { t } = this.#words
    const { account } = this.session
    const isRecipient = account?.kinds.includes('recipient') ?? false
    const links: Link[] = [
      { path: '/personnes', label: t.people, icon: usersIcon },
      { path: '/dossiers', label: t.dossiers, icon: folderIcon, count: this.counts.dossiers, counted: t.unseen },
      { path: '/depots', label: t.deposits, icon: inboxIcon, count: this.counts.deposits, counted: t.toFile },
      ...(isRecipient ? [{ path: '/partages', label: t.received, icon: mailIcon }] : []),
    ]
    return html`<div class="app">
      <header class="nav">
        <div class="top">
          <a class="brand" href="/">${mark()}JurisZone</a>
          <p class="meta">${account?.memberships.map(({ firm }) => firm.name).join(', ')}</p>
        </div>
        <nav aria-label=${t.main} class="links">${links.map(this.#link)}</nav>
        <div class="me">
          <p class="who">${account?.name}<small>${address(account?.email ?? '')}</small></p>
          <div class="btns">
            ${languageButton(this.#words)}
            <button
              class="btn quiet small"
              type="button"
              @click=${() => this.dispatchEvent(new SignOutRequestedEvent())}
            >
              ${t.signOut}
            </button>
          </div>
        </div>
      </header>
      <main class="page" @jz-dossier-seen=${() => void this.#count()}>
        ${this.notice ? html`<p class="banner ok" role="status">${icon(circleCheckIcon)}<span>${this.notice}</span></p>` : nothing}
        <slot></slot>
      </main>
    </div>`
  }

  #link = ({ path, label, icon: name, count = 0, counted }: Link): TemplateResult => {
    const isCurrent = this.path === path || this.path.startsWith(`${path}/`)
    const told = html`<span class="count" aria-hidden="true">${count}</span><span class="vh">${counted?.(count)}</span>`
    return html`<a href=${path} aria-current=${isCurrent ? 'page' : nothing}>
      ${icon(name)}<span>${label}</span>${count > 0 ? told : nothing}
    </a>`
  }

  #onLive = (event: ZoneLiveEvent): void => {
    if (COUNTED.has(event.type)) void this.#count()
    // A share to oneself: the account has become a recipient too.
    if (event.type === 'inbox.changed' && !this.session.account?.kinds.includes('recipient')) void this.session.load()
  }

  async #count(): Promise<void> {
    try {
      this.counts = await this.session.client.counts.get()
    } catch {
      // A count is no reason to disturb: the next change brings it.
    }
  }
}

define('jz-portal-member', JzPortalMember)
