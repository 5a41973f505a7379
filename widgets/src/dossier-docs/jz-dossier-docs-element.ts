import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { NamedFile, ZoneLiveEvent, ZoneProblem } from '../client/index.ts'
import type { DossierDocument } from '../contract/index.ts'
import {
  DropZoneController,
  dropStyles,
  emptyStyles,
  fieldStyles,
  kitStyles,
  LiveRegion,
  Localize,
  problemBanner,
  SelectionController,
  ToastController,
  ZoneController,
  zoneProperties,
  type ZoneOptions,
} from '../kit/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import { documentListStyles } from './document-list.styles.ts'
import { DocumentPages, type Listing } from './document-pages.ts'
import { documentsSection, type SectionHandlers } from './documents-section.ts'
import { dossierDocsStyles } from './dossier-docs.styles.ts'
import { LateUploads } from './late-uploads.ts'
import { Later, whenIdle } from './later.ts'
import { ListKeys } from './list-keys.ts'
import { skeleton } from './list-states.ts'
import { messages, type Messages } from './messages.fr.ts'
import { OpenDossier } from './open-dossier.ts'
import { Recovery } from './recovery.ts'
import { RowWindow } from './row-window.ts'
import { settleFocus } from './settle-focus.ts'

const TYPING_PAUSE = 250
/** Rows left below when the next page is asked for. */
const NEAR_END = 60

/**
 * The documents of one dossier, live; in a `jz-zone`, or alone with `base-url` and a token.
 *
 * @element jz-dossier-docs
 * @attr {string} dossier The dossier's number in the office, exported yet or not.
 * @attr {string} base-url Address of the zone, when no `jz-zone` stands around.
 * @attr {string} token Short-lived embed token, when no `jz-zone` stands around.
 * @attr {string} locale `fr-CA` or `en-CA`; it wins over the nearest `lang`.
 * @fires {JzDocumentUploadedEvent} jz-document-uploaded A document has reached the zone.
 * @fires {JzDocumentRemovedEvent} jz-document-removed It has gone to the bin.
 * @fires {JzShareRequestedEvent} jz-share-requested Cancelable: the host may share its own way.
 * @fires {JzExportRequestedEvent} jz-export-requested The host exports, and answers by `respondWith`.
 * @fires {JzDossierExportedEvent} jz-dossier-exported The dossier is in the zone now.
 * @fires {JzDownloadRequestedEvent} jz-download-requested Cancelable: the host fetches the file its own way.
 * @fires {JzTokenNeededEvent} jz-token-needed Used alone, without `getToken`: set `token` anew.
 * @fires {JzErrorEvent} jz-error Something went wrong, and the widget says so.
 * @csspart head Title, filter and buttons.
 * @csspart queue Uploads.
 * @csspart upload One upload.
 * @csspart list The table of documents.
 * @csspart row One document.
 * @csspart actions The bar that tells what is selected.
 * @csspart menu A menu of actions.
 * @csspart dialog A dialog.
 * @csspart drop Where documents may be dropped.
 * @csspart empty What stands where there is nothing.
 * @csspart problem What went wrong.
 * @csspart toast What has just succeeded.
 * @cssprop [--jz-color-accent=#24508a] What can be pressed, and what is new.
 * @cssprop [--jz-color-on-accent=#ffffff] Text on the accent.
 * @cssprop [--jz-color-paper=#fcfbf8] Ground; `transparent` shows the page's own.
 * @cssprop [--jz-font-size=15px] Everything else is measured by it.
 */
export class JzDossierDocsElement extends LitElement implements ZoneOptions {
  static override styles: CSSResultGroup = [
    kitStyles,
    fieldStyles,
    dropStyles,
    emptyStyles,
    documentListStyles,
    dossierDocsStyles,
  ]

  static override properties: PropertyDeclarations = {
    ...zoneProperties,
    dossier: {},
  }

  #words = new Localize<Messages>(this, { fr: messages, en: () => import('./messages.en.ts') })
  #zone = new ZoneController(this, {
    onClient: (client) => void this.#opened.load(client),
    onLive: (event) => this.#follow(event),
  })
  #opened = new OpenDossier(this, {
    onOpen: async (client, dossier) => {
      await Promise.all([this.#pages.open(client, dossier.id), this.#uploads.open(client, dossier.id)])
      whenIdle(() => this.#warmUp())
    },
    onAbsent: async () => void (await this.#absence.load()),
    onLeave: () => {
      this.#uploads.close()
      this.#pages.close()
      this.#selection.clear()
    },
  })
  #pages = new DocumentPages(() => this.#onPages())
  #tools = new Later(async () => new (await import('./document-tools.ts')).DocumentTools(this, () => this.#desk))
  #uploads = new LateUploads(this, () => this.#desk)
  #absence = new Later(async () => {
    const { AbsentDossier } = await import('./absent-dossier.ts')
    return new AbsentDossier(this, this.#opened, this.#words, this.#toast)
  })
  #selection = new SelectionController<DossierDocument>(this)
  #drop = new DropZoneController(this, {
    onFiles: (files) => this.#add(files),
    onHint: () => void this.#uploads.prepare(),
    isDisabled: () => this.#opened.dossier?.closedAt !== null || this.#pages.listing.binned,
  })
  #window = new RowWindow(this, (last) => {
    const { rows, problem } = this.#pages
    if (last > rows.length - NEAR_END && problem === null) void this.#pages.more()
  })
  #keys = new ListKeys({
    rows: () => this.#pages.rows,
    selection: this.#selection,
    focus: (id, control) => void this.#window.focus(id, control),
    selectAll: () => this.#handlers.onSelectAll(),
    remove: () => this.#opened.use(this.#tools, (tools) => tools.remove(this.#selection.items)),
    preview: (document) => this.#handlers.onPreview(document),
    clear: () => {
      this.#selection.clear()
      void settleFocus(this, '[data-all]')
    },
  })
  #toast = new ToastController(this)
  #live = new LiveRegion(this)
  #recovery = new Recovery(
    this,
    () => this.#trouble,
    () => this.#retry(),
  )

  /** The dossier's number. */
  declare dossier: string | undefined
  declare baseUrl: string | undefined
  declare token: string | undefined
  declare getToken: (() => Promise<string>) | undefined
  declare locale: string | undefined

  #typing: ReturnType<typeof setTimeout> | undefined
  #filter = ''

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#typing)
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('dossier')) this.#opened.follow()
    else if (changed.get('token') !== undefined) this.#recovery.tryNow()
  }

  protected override render(): TemplateResult {
    const { kit } = this.#words
    const { dossier, isAbsent } = this.#opened
    const problem = this.#opened.problem ?? this.#pages.stale
    const banner = problem && !isAbsent ? problemBanner(problem, kit, () => void this.#retry()) : nothing
    return html`<div class="stack">
        ${banner} ${isAbsent ? this.#absence.now?.render() : nothing} ${this.#renderDossier()}
        ${dossier || isAbsent || problem ? nothing : skeleton(kit.loading)}
      </div>
      ${this.#toast.render()} ${this.#live.render()}`
  }

  #renderDossier(): TemplateResult | typeof nothing {
    const desk = this.#desk
    if (!desk) return nothing
    const tools = this.#tools.now
    const view = {
      dragging: this.#drop.isDragging ? this.#drop.count : null,
      queue: this.#uploads.render(desk),
      filter: this.#filter,
      isSettled: this.#uploads.isSettled,
      window: this.#window,
      tabStop: this.#window.tabStop,
      tools,
    }
    return html`${documentsSection(desk, view, this.#handlers)} ${tools?.render(desk) ?? nothing}`
  }

  get #desk(): DocsDesk | null {
    const { client } = this.#zone
    const { dossier } = this.#opened
    if (!client || !dossier) return null
    return {
      element: this,
      words: this.#words,
      client,
      dossier,
      pages: this.#pages,
      selection: this.#selection,
      confirm: { ask: async (question) => (await this.#tools.load()).confirm.ask(question) },
      toast: this.#toast,
      live: this.#live,
      settleFocus: (to) => void settleFocus(this, to),
      attempt: (action) => this.#opened.attempt(action),
    }
  }

  #handlers: SectionHandlers = {
    onFiles: (files) => this.#add(files),
    onHint: () => void this.#uploads.prepare(),
    onFilter: (typed) => {
      this.#filter = typed
      clearTimeout(this.#typing)
      this.#typing = setTimeout(() => void this.#change({ search: typed.trim() }), TYPING_PAUSE)
    },
    onClearFilter: () => {
      this.#filter = ''
      void this.#change({ search: '' })
      this.shadowRoot?.querySelector<HTMLElement>('#filter')?.focus()
    },
    onBin: (binned) =>
      this.#opened.use(this.#tools, () => {
        this.#filter = ''
        void this.#change({ binned, search: '' })
      }),
    onSort: (sort, order) => void this.#change({ sort, order }),
    onToggle: (document, isRange) => {
      this.#selection.toggle(this.#pages.rows, document.id, isRange)
      this.#live.say(this.#words.t.selected(this.#selection.size))
    },
    onSelectAll: () => this.#opened.use(this.#tools, (tools) => tools.selectAll()),
    onMenu: (document, button) => this.#opened.use(this.#tools, (tools) => void tools.openMenu(document, button)),
    onActions: (button) => this.#opened.use(this.#tools, (tools) => void tools.openMenu(null, button)),
    onRemove: (document) => this.#opened.use(this.#tools, (tools) => tools.remove([document])),
    onAdopt: (document, version) => this.#opened.use(this.#tools, (tools) => tools.adopt(document, version)),
    onPreview: (document) => this.#opened.use(this.#tools, (tools) => tools.preview(document)),
    onKey: (event) => this.#keys.press(event),
  }

  #warmUp(): void {
    // What fails now is asked for again when it is needed.
    void this.#tools.load().catch(() => undefined)
    void this.#uploads.warmUp()
  }

  #add(files: readonly NamedFile[]): void {
    void this.#opened.attempt(() => this.#uploads.add(files))
  }

  async #change(listing: Partial<Listing>): Promise<void> {
    if (listing.binned !== undefined) this.#selection.clear()
    await this.#pages.change(listing)
    this.#window.restart()
    this.requestUpdate()
    if (this.#pages.problem === null) this.#live.say(this.#words.t.shown(this.#pages.rows.length))
    await settleFocus(this)
  }

  /** What a lost network, an ended access or a dead server keeps from the screen. */
  get #trouble(): ZoneProblem | null {
    return this.#opened.problem ?? this.#pages.problem ?? this.#pages.stale
  }

  async #retry(): Promise<void> {
    if (!this.#opened.dossier) return this.#opened.load()
    await this.#opened.attempt(async () => {
      await this.#uploads.add()
      await this.#pages.recover()
    })
  }

  #follow({ type, dossierId, documentId }: ZoneLiveEvent): void {
    const { dossier } = this.#opened
    if (type === 'inbox.changed') return
    if (!dossier) return void this.#opened.load()
    if (dossierId !== undefined && dossierId !== dossier.id) return
    if (type === 'reconnected') this.#tools.now?.reconnected()
    if (type === 'reconnected' && this.#trouble) this.#recovery.tryNow()
    else void this.#pages.refresh(documentId).then(() => this.#dropGone())
    void this.#opened.refresh()
  }

  async #dropGone(): Promise<void> {
    if (this.#selection.size === 0) return
    const tools = await this.#tools.load().catch(() => null)
    await tools?.dropGone()
  }

  #onPages(): void {
    this.#selection.refresh(this.#pages.rows)
    this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jz-dossier-docs': JzDossierDocsElement
  }
}
