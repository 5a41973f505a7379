import {
  html,
  LitElement,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import type { JzClient, NamedFile, UploadItem, ZoneProblem } from '../client/index.ts'
import type { InboxShare, ShareReturn } from '../contract/index.ts'
import {
  asProblem,
  DropZoneController,
  dropStyles,
  emptyStyles,
  icon,
  JzErrorEvent,
  kitStyles,
  LiveRegion,
  Localize,
  readerTokens,
  zoneProperties,
  ZoneController,
  type ZoneOptions,
  chevronLeftIcon,
} from '../kit/index.ts'
import { JzDocumentReturnedEvent, JzShareLeftEvent, JzShareOpenedEvent } from './events.ts'
import { FailureInView } from './failure-in-view.ts'
import { FocusKeeper } from './focus-keeper.ts'
import { InboxList } from './inbox-list.ts'
import { inboxListPage } from './inbox-list-page.ts'
import { help, shareProblem, skeleton } from './inbox-view.ts'
import { KeepTrying } from './keep-trying.ts'
import { nearEnd } from './last-day.ts'
import { messages } from './messages.fr.ts'
import { OpenShare } from './open-share.ts'
import { recipientInboxStyles } from './recipient-inbox.styles.ts'
import { versionNote } from './return-section.ts'
import { Returns } from './returns.ts'
import { missingPage, sharePage } from './share-page.ts'

/**
 * « Partages reçus »: the shares that a recipient received, and one of them open.
 *
 * @element jz-recipient-inbox
 * @attr {string} base-url Address of the zone, when there is no `jz-zone` around.
 * @attr {string} token Short-lived token, likewise.
 * @attr {string} locale `fr-CA` or `en-CA`; it wins over the nearest `lang`.
 * @attr {string} share Id of the share to show; the list without it.
 * @fires {JzShareOpenedEvent} jz-share-opened The reader opened a share; `shareId` says which.
 * @fires {JzShareLeftEvent} jz-share-left The reader went back to the list.
 * @fires {JzDocumentReturnedEvent} jz-document-returned The firm has a document that the reader returned.
 * @fires {JzDownloadRequestedEvent} jz-download-requested Cancelable: the host fetches the file its own way.
 * @fires {JzErrorEvent} jz-error The zone refused, or did not answer.
 * @slot help Whom to ask for help; the telephone of the firm by default.
 * @csspart list Shares received.
 * @csspart documents Documents of the open share.
 * @csspart drop Where files are dropped.
 * @csspart queue Files on their way.
 * @csspart returns What was returned before.
 * @csspart problem What went wrong.
 */
export class JzRecipientInboxElement extends LitElement implements ZoneOptions {
  static override styles: CSSResultGroup = [kitStyles, dropStyles, emptyStyles, recipientInboxStyles, readerTokens]

  static override properties: PropertyDeclarations = { ...zoneProperties, share: { reflect: true } }

  #words = new Localize(this, { fr: messages, en: () => import('./messages.en.ts') })
  #zone = new ZoneController(this, { onClient: () => this.#load(), onLive: ({ shareId }) => this.#onLive(shareId) })
  #live = new LiveRegion(this)
  #list = new InboxList(this, (problem) => this.#tell(problem))
  #open = new OpenShare(this, {
    onLoaded: (shareId) => this.#returns.settle(shareId),
    onProblem: (problem) => this.#tell(problem),
  })
  #trying = new KeepTrying(this, { load: () => this.#load(), onBack: () => this.#live.say(this.#words.t.backOnline) })
  #returns = new Returns(this, { onDone: (shareId, item) => this.#onReturned(shareId, item) })
  #drop = new DropZoneController(this, {
    onFiles: (files) => this.#onReturn(files),
    onHint: () => this.#onHint(),
    isDisabled: () => this.#target === null,
  })

  declare baseUrl: string | undefined
  declare token: string | undefined
  declare getToken: (() => Promise<string>) | undefined
  declare locale: string | undefined
  /** Id of the share to show; the list without it. */
  declare share: string | undefined

  /** What takes the focus once it is there, first choice first. */
  #arrival: string[] = []

  constructor() {
    super()
    this.addController(new FocusKeeper(this))
    this.addController(new FailureInView(this, () => this.#open.failure))
  }

  override connectedCallback(): void {
    super.connectedCallback()
    // Back on a page: what it last showed may be old.
    if (this.hasUpdated) this.#load()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('share') && this.#zone.client) this.#load()
    this.#trying.watch(this.share ? this.#open.problem : this.#list.problem)
  }

  protected override render(): TemplateResult {
    return html`<div class="column ${this.#isMessage ? 'slim' : ''}">
        ${this.share ? this.#sharePage() : this.#listPage()}
        <slot name="help">${help(this.#words, this.#phone)}</slot>
      </div>
      ${this.#returns.renderQuestion()} ${this.#open.preview?.render()} ${this.#live.render()}`
  }

  protected override updated(): void {
    if (this.#target) this.#returns.warm(...this.#target)
    const target = this.#arrival.map((selector) => this.renderRoot.querySelector<HTMLElement>(selector)).find(Boolean)
    if (!target) return
    this.#arrival = []
    target.focus()
  }

  /** True for a page that is one sentence: expired, or not accessible. */
  get #isMessage(): boolean {
    const { share, isMissing } = this.#open
    return Boolean(this.share) && (isMissing || (share !== null && nearEnd(share, new Date()) === 'expired'))
  }

  /** Where returned files go; null while nothing may be returned. */
  get #target(): [client: JzClient, shareId: string] | null {
    const { share } = this.#open
    const client = this.#zone.client
    if (!this.share || !client || !share?.mayReturn || nearEnd(share, new Date()) === 'expired') return null
    return [client, share.id]
  }

  /** Of the one firm that speaks here. */
  get #phone(): string | null {
    if (this.share) return this.#open.share?.firmPhone ?? null
    const phones = new Set(this.#list.items?.map(({ firmPhone }) => firmPhone))
    return phones.size === 1 ? ([...phones][0] ?? null) : null
  }

  #listPage(): TemplateResult {
    return inboxListPage({
      words: this.#words,
      list: this.#list,
      isOffline: this.#trying.isOffline,
      pathOf: (shareId) => this.#pathOf(`partages/${shareId}`),
      onOpen: this.#onOpen,
      onExtension: (shareId, event) => {
        this.#onOpen(shareId, event)
        void this.updateComplete.then(() => this.#askExtension())
      },
      onMore: () => void this.#onMore(),
      onRetry: () => this.#load(),
    })
  }

  #sharePage(): TemplateResult {
    const open = this.#open
    const words = this.#words
    const { isOffline } = this.#trying
    const { share } = open
    if (open.isMissing) return missingPage(words, this.#others())
    if (!share)
      return html`${this.#crumb()} ${open.problem ? shareProblem({ words, open, isOffline }) : skeleton(words)}`
    const settleFocus = (): void => this.renderRoot.querySelector<HTMLElement>('#returns')?.focus()
    const note = (item: UploadItem): unknown => versionNote(share, words, item)
    return sharePage({
      words,
      open,
      share,
      isOffline,
      mayReturn: this.#target !== null,
      kept: this.#returns.keptFor(share.id),
      rows: this.#target && this.#returns.renderRows(...this.#target, words, { note, settleFocus }),
      dragged: this.#drop.isDragging ? this.#drop.count : 0,
      crumb: this.#isMessage ? this.#others() : this.#crumb(),
      onHint: this.#onHint,
      onReturn: this.#onReturn,
      onWithdraw: (item) => void this.#onWithdraw(share, item),
      onExtension: () => void this.#askExtension(),
    })
  }

  #crumb(): TemplateResult {
    return html`<a class="crumb" href=${this.#pathOf('partages')} @click=${this.#onBack}>
      ${icon(chevronLeftIcon, { small: true })}${this.#words.t.inbox}</a
    >`
  }

  #others(): TemplateResult {
    return html`<a href=${this.#pathOf('partages')} @click=${this.#onBack}>${this.#words.t.others}</a>`
  }

  /** On the zone's own site, so that a link opens in a new tab like any other. */
  #pathOf(page: string): string {
    return new URL(page, this.#zone.client?.baseUrl ?? location.href).href
  }

  #load(): void {
    const client = this.#zone.client
    if (!client) return
    if (this.share) void this.#open.show(client, this.share)
    else {
      this.#open.leave()
      void this.#list.load(client)
    }
  }

  #onLive(shareId: string | undefined): void {
    if (!this.share || shareId === undefined || shareId === this.share) this.#load()
  }

  #tell(problem: ZoneProblem): void {
    this.dispatchEvent(new JzErrorEvent(problem))
  }

  #onOpen = (shareId: string, event: Event): void => {
    // A new tab or window stays the browser's.
    if (event instanceof MouseEvent && (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) return
    event.preventDefault()
    // A link inside a row that opens too, or the second click of two.
    if (this.share === shareId) return
    this.#arrival = ['h1']
    this.share = shareId
    this.dispatchEvent(new JzShareOpenedEvent(shareId))
  }

  #onBack = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !this.share) return
    event.preventDefault()
    const shareId = this.share
    this.#arrival = [`#open-${CSS.escape(shareId)}`, 'h1']
    this.share = undefined
    this.dispatchEvent(new JzShareLeftEvent(shareId))
  }

  #askExtension(): Promise<void> {
    return this.#open.askExtension(() => (this.#arrival = ['#asked']))
  }

  async #onMore(): Promise<void> {
    const client = this.#zone.client
    if (!client) return
    const before = this.#list.items?.length ?? 0
    await this.#list.more(client)
    const first = this.#list.items?.[before]
    if (first) this.#arrival = [`#open-${CSS.escape(first.id)}`]
    this.#live.say(this.#words.t.shown(this.#list.items?.length ?? 0))
  }

  #onHint = (): void => {
    if (this.#target) this.#returns.prepare(...this.#target)
  }

  #onReturn = (files: readonly NamedFile[], documentId?: string): void => {
    if (!this.#target) return
    this.#returns.add(...this.#target, files, documentId)
    // Its row stands further down than the button that was pressed.
    void this.updateComplete.then(() => this.renderRoot.querySelector('#queue')?.scrollIntoView({ block: 'nearest' }))
  }

  #onReturned(shareId: string, { name, metadata }: UploadItem): void {
    this.#live.say(this.#words.t.handedOver(name))
    this.dispatchEvent(new JzDocumentReturnedEvent(shareId, name, metadata.documentId ?? null))
    // Once it has come, « Déjà remis à l’étude » tells of it.
    if (shareId === this.share) void this.#open.reload()
  }

  async #onWithdraw(share: InboxShare, item: ShareReturn): Promise<void> {
    const { t, kit } = this.#words
    const question = { title: t.withdrawTitle, detail: t.withdrawDetail(item.name), confirm: t.withdraw }
    try {
      if (!(await this.#returns.ask({ ...question, keep: kit.keep, closeLabel: kit.close }))) return
    } catch (error) {
      return this.#open.fail(item.id, asProblem(error), () => void this.#onWithdraw(share, item))
    }
    if (share.id === this.share) await this.#open.withdraw(item, () => this.#live.say(t.withdrawn(item.name)))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jz-recipient-inbox': JzRecipientInboxElement
  }
}
