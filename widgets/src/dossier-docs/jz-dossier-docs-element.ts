import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit'
import { createRef } from 'lit/directives/ref.js'
import type { ZoneLiveEvent } from '../client/index.ts'
import type { DossierDocument } from '../contract/index.ts'
import {
  ConfirmController,
  dialogStyles,
  DropZoneController,
  dropStyles,
  emptyStyles,
  fieldStyles,
  kitStyles,
  LiveRegion,
  Localize,
  MenuController,
  menuStyles,
  problemBanner,
  queueStyles,
  SelectionController,
  ToastController,
  ZoneController,
  zoneProperties,
  type ZoneOptions,
} from '../kit/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import { documentListStyles } from './document-list.styles.ts'
import { rowMenu, selectionMenu, type MenuHandlers } from './document-menus.ts'
import { DocumentPages, type Listing } from './document-pages.ts'
import { DocumentUploads } from './document-uploads.ts'
import { documentsSection, type SectionHandlers } from './documents-section.ts'
import { dossierDocsStyles } from './dossier-docs.styles.ts'
import { skeleton } from './list-states.ts'
import { messages, type Messages } from './messages.fr.ts'
import { notExported } from './not-exported.ts'
import { OpenDossier } from './open-dossier.ts'
import { RenameDialog } from './rename-dialog.ts'
import { ShareOpener } from './share-opener.ts'
import { VersionsDialog } from './versions-dialog.ts'

const TYPING_PAUSE = 250

/**
 * The documents of one dossier: add, find, share, download, rename, restore; live.
 * It stands in a `jz-zone`, or alone with `base-url` and a token.
 *
 * @element jz-dossier-docs
 * @attr {string} dossier The dossier's number in the office, exported yet or not.
 * @attr {string} base-url Address of the zone, when no `jz-zone` stands around.
 * @attr {string} token Short-lived embed token, when no `jz-zone` stands around.
 * @attr {string} locale `fr-CA` or `en-CA`; it wins over the nearest `lang`.
 * @fires {JzDocumentUploadedEvent} jz-document-uploaded A document has reached the zone.
 * @fires {JzDocumentRemovedEvent} jz-document-removed A document has gone to the bin.
 * @fires {JzShareRequestedEvent} jz-share-requested Cancelable: the host may share its own way.
 * @fires {JzExportRequestedEvent} jz-export-requested The host exports, and answers by `respondWith`.
 * @fires {JzDossierExportedEvent} jz-dossier-exported The dossier is in the zone now.
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
    menuStyles,
    dialogStyles,
    dropStyles,
    queueStyles,
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
    onOpen: (client, dossier) => {
      this.#uploads.open(client, dossier.id)
      return this.#pages.open(client, dossier.id)
    },
    onLeave: () => {
      this.#uploads.close()
      this.#pages.close()
      this.#selection.clear()
    },
    onExported: () => this.#toast.show(this.#words.t.exported),
  })
  #pages = new DocumentPages(() => this.#onPages())
  #uploads = new DocumentUploads(this, () => this.#desk)
  #selection = new SelectionController<DossierDocument>(this)
  #drop = new DropZoneController(this, {
    onFiles: (files) => this.#uploads.add(files),
    onHint: () => this.#uploads.prepare(),
    isDisabled: () => this.#opened.dossier?.closedAt !== null || this.#pages.listing.binned,
  })
  #menu = new MenuController(this)
  #confirm = new ConfirmController(this)
  #rename = new RenameDialog(this)
  #versions = new VersionsDialog(this)
  #sharing = new ShareOpener(this)
  #toast = new ToastController(this)
  #live = new LiveRegion(this)

  /** The dossier's number. */
  declare dossier: string | undefined
  declare baseUrl: string | undefined
  declare token: string | undefined
  declare getToken: (() => Promise<string>) | undefined
  declare locale: string | undefined

  #menuFor: DossierDocument | null = null
  #typing: ReturnType<typeof setTimeout> | undefined
  #end = createRef<HTMLElement>()
  #nearEnd: IntersectionObserver | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    this.#nearEnd = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && this.#pages.problem === null && void this.#pages.more(),
      { rootMargin: '600px' },
    )
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#nearEnd?.disconnect()
    clearTimeout(this.#typing)
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.get('dossier') !== undefined) void this.#opened.load()
    // Observed anew after each update: an end that stays in view must ask for one page more.
    this.#nearEnd?.disconnect()
    if (this.#end.value) this.#nearEnd?.observe(this.#end.value)
  }

  protected override render(): TemplateResult {
    const { kit } = this.#words
    const { dossier, isAbsent, problem } = this.#opened
    const banner = problem && !isAbsent ? problemBanner(problem, kit, () => void this.#retry()) : nothing
    return html`<div class="stack">
        ${banner} ${isAbsent ? this.#renderAbsent() : nothing} ${this.#renderDossier()}
        ${dossier || isAbsent || problem ? nothing : skeleton(kit.loading)}
      </div>
      ${this.#toast.render()} ${this.#live.render()}`
  }

  #renderAbsent(): TemplateResult {
    return notExported(this.dossier ?? '', this.#opened, this.#words, () => void this.#opened.export())
  }

  #renderDossier(): TemplateResult | typeof nothing {
    const desk = this.#desk
    if (!desk) return nothing
    const view = {
      dragging: this.#drop.isDragging ? this.#drop.count : null,
      queue: this.#uploads.render(desk),
      end: this.#end,
    }
    const groups = this.#menuFor
      ? rowMenu(desk, this.#menuFor, this.#menuHandlers)
      : selectionMenu(desk, this.#menuHandlers)
    return html`${documentsSection(desk, view, this.#handlers)}
    ${this.#menu.render(this.#menuFor ? desk.words.t.otherChoices : desk.words.t.actions, groups)}
    ${this.#confirm.render()} ${this.#rename.render(desk)} ${this.#versions.render(desk)} ${this.#sharing.render(desk)}`
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
      confirm: this.#confirm,
      toast: this.#toast,
      live: this.#live,
      settleFocus: () => void this.#settleFocus(),
      attempt: (action) => this.#opened.attempt(action),
    }
  }

  #menuHandlers: MenuHandlers = {
    onShare: (documents) => this.#desk && void this.#sharing.open(this.#desk, documents),
    onRename: (document) => this.#rename.open(document),
    onVersions: (document) => this.#desk && this.#versions.open(this.#desk, document),
  }

  #handlers: SectionHandlers = {
    onFiles: (files) => this.#uploads.add(files),
    onHint: () => this.#uploads.prepare(),
    onFilter: (search) => {
      clearTimeout(this.#typing)
      this.#typing = setTimeout(() => void this.#change({ search: search.trim() }), TYPING_PAUSE)
    },
    onClearFilter: () => void this.#change({ search: '' }),
    onBin: (binned) => void this.#change({ binned, search: '' }),
    onSort: (sort, order) => void this.#change({ sort, order }),
    onToggle: (document, isRange) => this.#selection.toggle(this.#pages.rows, document.id, isRange),
    onSelectAll: () => void this.#selectAll(),
    onMenu: (document, button) => this.#openMenu(document, button),
    onActions: (button) => this.#openMenu(null, button),
  }

  #openMenu(document: DossierDocument | null, button: HTMLElement): void {
    this.#menuFor = document
    this.#menu.toggle(button)
  }

  #selectAll(): Promise<void> {
    return this.#opened.attempt(async () => {
      const { rows, hasMore } = this.#pages
      if (rows.every(({ id }) => this.#selection.has(id)) && !hasMore) return this.#selection.clear()
      this.#selection.choose(rows)
      this.#selection.choose(await this.#pages.rest())
      this.#live.say(this.#words.t.selected(this.#selection.size))
    })
  }

  async #change(listing: Partial<Listing>): Promise<void> {
    // What is chosen must be on screen: nobody deletes what a filter hides.
    this.#selection.clear()
    await this.#pages.change(listing)
    if (this.#pages.problem === null) this.#live.say(this.#words.t.shown(this.#pages.rows.length))
    await this.#settleFocus()
  }

  async #settleFocus(): Promise<void> {
    await this.updateComplete
    if (!document.activeElement || document.activeElement === document.body)
      this.shadowRoot?.querySelector<HTMLElement>('#title')?.focus()
  }

  #retry(): Promise<void> {
    return this.#opened.dossier ? this.#opened.attempt(() => this.#pages.refresh()) : this.#opened.load()
  }

  #follow({ type, dossierId, documentId }: ZoneLiveEvent): void {
    const { dossier } = this.#opened
    if (type === 'inbox.changed') return
    if (!dossier) return void this.#opened.load()
    if (dossierId !== undefined && dossierId !== dossier.id) return
    void this.#pages.refresh(documentId)
    void this.#opened.refresh()
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
