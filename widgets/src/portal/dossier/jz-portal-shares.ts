import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { JzClient, ZoneLiveEvent, ZoneProblem } from '../../client/index.ts'
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
  tableStyles,
  ToastController,
  ZoneController,
  zoneProperties,
  type ZoneOptions,
  chevronDownIcon,
  sendIcon,
} from '../../kit/index.ts'
import { listProblem, pager } from '../list-parts.ts'
import { pageStyles } from '../page.styles.ts'
import { PagedList } from '../paged-list.ts'
import { skeleton } from '../skeleton.ts'
import { portalWords } from '../words.ts'
import { AddDialog } from './add-dialog.ts'
import { ExtendDialog } from './extend-dialog.ts'
import type { ShareDialogHost } from './share-dialog-host.ts'
import { isOver } from './share-facts.ts'
import { remindersOf, shareItem, type ShareActions, type ShareDesk } from './share-item.ts'
import { sharesStyles } from './shares.styles.ts'

const PAGE_SIZE = 20
/** A few that are over may stand among the others; more of them would hide what is going on. */
const OVER_AT_MOST = 3

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
  #shares = new PagedList<Share>(
    this,
    (query, options) => (this.dossier ? this.client?.shares.list(this.dossier.id, query, options) : undefined),
    PAGE_SIZE,
  )
  #toast = new ToastController(this)
  #confirm = new ConfirmController(this)
  #extend = new ExtendDialog(this)
  #add = new AddDialog(this)
  #busy: string | null = null
  #trouble: { shareId: string; problem: ZoneProblem } | null = null
  #linkToCopy: Share | null = null
  /** The button of a share that had the focus before it was drawn anew. */
  #pressed: { button: Element; title: string } | null = null
  /** Was it over when it was first shown? What ends meanwhile stays where it is, under the reader's eye. */
  #wasOver = new Map<string, boolean>()
  declare baseUrl: string | undefined
  declare token: string | undefined
  declare getToken: (() => Promise<string>) | undefined
  declare locale: string | undefined
  declare dossier: Dossier | undefined

  get client(): JzClient | null {
    return this.#zone.client
  }

  /** How many are not over; null while not all of them are known. */
  get openCount(): number | null {
    const { items, hasMore } = this.#shares
    const now = new Date()
    return items === null || hasMore ? null : items.filter((share) => !isOver(share, now)).length
  }

  async reload(): Promise<void> {
    await this.#shares.load()
  }

  onShareChanged(done: string, undo?: () => void): void {
    this.#trouble = null
    this.#linkToCopy = null
    this.#toast.show(done, undo && { label: this.#words.kit.undo, run: undo })
    void this.reload()
  }

  protected override willUpdate(): void {
    const button = this.shadowRoot?.activeElement?.closest('article button')
    this.#pressed = button ? { button, title: button.closest('article')?.getAttribute('aria-labelledby') ?? '' } : null
  }

  /** A button that goes with its share's end, or its recipient's, leaves the focus to the share's title. */
  protected override updated(): void {
    if (!this.#pressed || this.#pressed.button.isConnected) return
    const root = this.shadowRoot
    const title = root?.getElementById(this.#pressed.title) ?? root?.getElementById('shares')
    title?.focus({ preventScroll: true })
  }

  protected override render(): TemplateResult {
    const { t } = this.#words
    const { items, hasMore, isMore, problem } = this.#shares
    const count = html` <span class="of num">${items?.length}${hasMore ? '+' : ''}</span>`
    return html`<section class="section" aria-labelledby="shares">
      <div class="section-head">
        <h2 id="shares" tabindex="-1">${t.shares}${items && items.length > 0 ? count : nothing}</h2>
      </div>
      ${isMore ? nothing : listProblem(this.#shares, this.#words)}
      ${items ? this.#list(items) : problem ? nothing : skeleton(this.#words)} ${this.#confirm.render()}
      ${this.#extend.render(this.#words)} ${this.#add.render(this.#words)} ${this.#toast.render()}
    </section>`
  }

  #list(shares: Share[]): TemplateResult {
    if (shares.length === 0)
      return html`<div class="empty">
        ${icon(sendIcon)}
        <p>${this.#words.t.noShares}</p>
      </div>`
    const desk: ShareDesk = {
      words: this.#words,
      actions: this.#actions,
      isClosed: typeof this.dossier?.closedAt === 'string',
      now: new Date(),
      busy: this.#busy,
      trouble: this.#trouble,
      link: this.#linkToCopy,
    }
    for (const share of shares) if (!this.#wasOver.has(share.id)) this.#wasOver.set(share.id, isOver(share, desk.now))
    const over = shares.filter((share) => this.#wasOver.get(share.id) && isOver(share, desk.now))
    const isFolded = over.length > OVER_AT_MOST
    const shown = isFolded ? shares.filter((share) => !over.includes(share)) : shares
    const items = (some: Share[]): unknown =>
      repeat(
        some,
        ({ id }) => id,
        (share) => shareItem(share, desk),
      )
    return html`<div>${items(shown)}</div>
      ${isFolded ? this.#fold(over.length, items(over)) : nothing} ${pager(this.#shares, shares.length, this.#words)}`
  }

  #fold(count: number, items: unknown): TemplateResult {
    return html`<details class="over">
      <summary>
        ${icon(chevronDownIcon)}<span>${this.#words.t.overShares} <span class="of num">${count}</span></span>
      </summary>
      <div>${items}</div>
    </details>`
  }

  #actions: ShareActions = {
    copyLink: (share) => void this.#copyLink(share),
    extend: (share) => this.#extend.open(share),
    add: (share) => this.#add.open(share),
    revoke: (share) => void this.#revoke(share),
    turnReminders: (share) => this.#turnReminders(share, !share.isReminded),
    resend: (share, { id, name }) =>
      void this.#act(share, id, this.#words.t.resent(name), (client) => client.shares.resend(share.id, id)),
    remove: (share, recipient) => void this.#remove(share, recipient),
  }

  async #copyLink(share: Share): Promise<void> {
    try {
      await navigator.clipboard.writeText(share.url)
      this.#linkToCopy = null
      this.#toast.show(this.#words.t.linkCopied)
    } catch {
      // Refused by the browser or by a policy: the link is shown, to be copied by hand.
      this.#linkToCopy = share
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
    if (isConfirmed) await this.#act(share, share.id, t.revoked, (client) => client.shares.revoke(share.id))
  }

  #turnReminders(share: Share, isReminded: boolean, isUndone = false): void {
    const { t } = this.#words
    const turn = async (client: JzClient): Promise<void> => void (await client.shares.change(share.id, { isReminded }))
    const undo = isUndone ? undefined : (): void => this.#turnReminders(share, !isReminded, true)
    void this.#act(share, remindersOf(share), isReminded ? t.remindersResumed : t.remindersStopped, turn, undo)
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
    if (isConfirmed)
      await this.#act(share, id, t.removed(name), (client) => client.shares.removeRecipient(share.id, id))
  }

  /** @param busy what the call is about: a second press does nothing while it runs. */
  async #act(
    share: Share,
    busy: string,
    done: string,
    call: (client: JzClient) => Promise<void>,
    undo?: () => void,
  ): Promise<void> {
    if (!this.client || this.#busy !== null) return
    this.#busy = busy
    this.#trouble = null
    this.requestUpdate()
    try {
      await call(this.client)
      this.onShareChanged(done, undo)
    } catch (error) {
      if (!isAbort(error)) this.#trouble = { shareId: share.id, problem: asProblem(error) }
    } finally {
      this.#busy = null
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
