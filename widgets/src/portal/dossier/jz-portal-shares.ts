import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { JzClient, ZoneLiveEvent } from '../../client/index.ts'
import type { Dossier, Share, ShareRecipient } from '../../contract/index.ts'
import {
  asProblem,
  ConfirmController,
  define,
  dialogStyles,
  emptyStyles,
  fieldStyles,
  icon,
  isAbort,
  kitStyles,
  problemBanner,
  tableStyles,
  ToastController,
  ZoneController,
  zoneProperties,
  type ZoneOptions,
  infoIcon,
  sendIcon,
} from '../../kit/index.ts'
import { pager } from '../list-parts.ts'
import { pageStyles } from '../page.styles.ts'
import { PagedList } from '../paged-list.ts'
import { skeleton } from '../skeleton.ts'
import { portalWords } from '../words.ts'
import { AddDialog } from './add-dialog.ts'
import { ExtendDialog } from './extend-dialog.ts'
import type { ShareDialogHost } from './share-dialog-host.ts'
import { shareItem, type ShareActions } from './share-item.ts'
import { sharesStyles } from './shares.styles.ts'

/** « Partages » of a dossier: what each recipient did, and what a member can still do. */
class JzPortalShares extends LitElement implements ZoneOptions, ShareDialogHost {
  static override styles: CSSResultGroup = [
    kitStyles,
    fieldStyles,
    dialogStyles,
    emptyStyles,
    tableStyles,
    pageStyles,
    sharesStyles,
  ]
  static override properties: PropertyDeclarations = { ...zoneProperties, dossier: { attribute: false } }

  #words = portalWords(this)
  #zone = new ZoneController(this, { onClient: () => void this.reload(), onLive: (event) => this.#onLive(event) })
  #shares = new PagedList<Share>(this, async (query, options) => {
    if (!this.client || !this.dossier) return { items: [], nextCursor: null }
    return this.client.shares.list(this.dossier.id, query, options)
  })
  #toast = new ToastController(this)
  #confirm = new ConfirmController(this)
  #extend = new ExtendDialog(this)
  #add = new AddDialog(this)
  #problem: ReturnType<typeof asProblem> | null = null
  #linkToCopy: string | null = null
  declare baseUrl: string | undefined
  declare token: string | undefined
  declare getToken: (() => Promise<string>) | undefined
  declare locale: string | undefined
  declare dossier: Dossier | undefined

  get client(): JzClient | null {
    return this.#zone.client
  }

  async reload(): Promise<void> {
    await this.#shares.load()
  }

  onShareChanged(done: string): void {
    void this.#showChange(done)
  }

  /** Revoking and removing take the button that was pressed away with them. */
  async #showChange(done: string): Promise<void> {
    this.#problem = null
    this.#linkToCopy = null
    this.#toast.show(done)
    await this.reload()
    await this.updateComplete
    if (document.activeElement === document.body) this.renderRoot.querySelector<HTMLElement>('#shares')?.focus()
  }

  protected override render(): TemplateResult {
    const { t, kit } = this.#words
    const { items, hasMore, problem: loading } = this.#shares
    const problem = this.#problem ?? loading
    const count = html` <span class="of num">${items?.length}${hasMore ? '+' : ''}</span>`
    return html`<section class="section" aria-labelledby="shares">
      <div class="section-head">
        <h2 id="shares" tabindex="-1">${t.shares}${items && items.length > 0 ? count : nothing}</h2>
      </div>
      ${problem ? problemBanner(problem, kit, loading ? () => void this.reload() : undefined) : nothing}
      ${
        this.#linkToCopy
          ? html`<p class="banner warn" role="alert">
              ${icon(infoIcon)}<span>${t.linkNotCopied(this.#linkToCopy)}</span>
            </p>`
          : nothing
      }
      ${items ? this.#list(items) : problem ? nothing : skeleton(this.#words)} ${this.#confirm.render()}
      ${this.#extend.render(this.#words)} ${this.#add.render(this.#words)} ${this.#toast.render()}
    </section>`
  }

  #list(shares: Share[]): TemplateResult {
    const isClosed = typeof this.dossier?.closedAt === 'string'
    if (shares.length === 0)
      return html`<div class="empty">
        ${icon(sendIcon)}
        <p>${this.#words.t.noShares}</p>
      </div>`
    const item = (share: Share): TemplateResult => shareItem(share, isClosed, this.#words, this.#actions)
    return html`<div>${repeat(shares, ({ id }) => id, item)}</div>
      ${pager(this.#shares, shares.length, this.#words)}`
  }

  #actions: ShareActions = {
    copyLink: (share) => void this.#copyLink(share),
    extend: (share) => this.#extend.open(share),
    add: (share) => this.#add.open(share),
    revoke: (share) => void this.#revoke(share),
    resend: (share, { id, name }) =>
      void this.#act(this.#words.t.resent(name), (client) => client.shares.resend(share.id, id)),
    remove: (share, recipient) => void this.#remove(share, recipient),
  }

  async #copyLink(share: Share): Promise<void> {
    try {
      await navigator.clipboard.writeText(share.url)
      this.#linkToCopy = null
      this.#toast.show(this.#words.t.linkCopied)
    } catch {
      // Refused by the browser or by a policy: the link is shown, to be copied by hand.
      this.#linkToCopy = share.url
      this.requestUpdate()
    }
  }

  async #revoke(share: Share): Promise<void> {
    const { t, kit } = this.#words
    const count = share.recipients.filter(({ removedAt }) => removedAt === null).length
    const isConfirmed = await this.#confirm.ask({
      title: t.revokeQuestion,
      detail: t.revokeDetail(count),
      confirm: t.revokeShare,
      keep: kit.keep,
      closeLabel: kit.close,
    })
    if (isConfirmed) await this.#act(t.revoked, (client) => client.shares.revoke(share.id))
  }

  async #remove(share: Share, { id, name }: ShareRecipient): Promise<void> {
    const { t, kit } = this.#words
    const isConfirmed = await this.#confirm.ask({
      title: t.removeQuestion(name),
      detail: t.removeDetail,
      confirm: t.remove,
      keep: kit.keep,
      closeLabel: kit.close,
    })
    if (isConfirmed) await this.#act(t.removed(name), (client) => client.shares.removeRecipient(share.id, id))
  }

  async #act(done: string, call: (client: JzClient) => Promise<void>): Promise<void> {
    if (!this.client) return
    try {
      await call(this.client)
      this.onShareChanged(done)
    } catch (error) {
      if (isAbort(error)) return
      this.#problem = asProblem(error)
      this.requestUpdate()
    }
  }

  #onLive({ type, dossierId }: ZoneLiveEvent): void {
    const isOurs = type === 'share.changed' || type === 'return.changed' || type === 'dossier.changed'
    if (type === 'reconnected' || (isOurs && dossierId === this.dossier?.id)) void this.reload()
  }
}

define('jz-portal-shares', JzPortalShares)

declare global {
  interface HTMLElementTagNameMap {
    'jz-portal-shares': JzPortalShares
  }
}
