import { html, nothing, type LitElement, type TemplateResult } from 'lit'
import { BIN_DAYS, type DossierDocument } from '../contract/index.ts'
import type { PreviewDialog } from '../kit/look/preview-dialog.ts'
import { ConfirmController, dialogStyles, fileIcon, icon, MenuController, menuStyles } from '../kit/index.ts'
import { adoptLate } from '../kit/late-styles.ts'
import { adoptVersion } from './adopt-version.ts'
import { binDocuments } from './bin-documents.ts'
import type { DocsDesk } from './docs-desk.ts'
import { rowMenu, selectionMenu, whyNotPreviewed, type MenuHandlers } from './document-menus.ts'
import { documentToolsStyles } from './document-tools.styles.ts'
import { downloadDocuments } from './download-documents.ts'
import { dropGone } from './drop-gone.ts'
import { Later } from './later.ts'
import { ReleaseDialog } from './release-dialog.ts'
import { RenameDialog } from './rename-dialog.ts'
import { restoreDocument } from './restore-document.ts'
import { selectAll } from './select-all.ts'
import { ShareOpener } from './share-opener.ts'
import { shortName } from './short-name.ts'
import { toolText } from './tool-text.ts'
import { VersionsDialog } from './versions-dialog.ts'

const DAY = 24 * 3_600_000

/** Menus, dialogs and the bin: all that a click brings, none of what the list shows at first. */
export class DocumentTools {
  #desk: () => DocsDesk | null
  #menu: MenuController
  readonly confirm: ConfirmController
  #rename: RenameDialog
  #versions: VersionsDialog
  #release: ReleaseDialog
  #sharing: ShareOpener
  #preview: Later<PreviewDialog>
  #menuFor: DossierDocument | null = null
  #whyNoRelease: string | undefined

  constructor(host: LitElement, desk: () => DocsDesk | null) {
    adoptLate(host, [menuStyles, dialogStyles, documentToolsStyles])
    this.#desk = desk
    this.#menu = new MenuController(host)
    this.confirm = new ConfirmController(host)
    this.#rename = new RenameDialog(host)
    this.#versions = new VersionsDialog(host)
    this.#release = new ReleaseDialog(host)
    this.#sharing = new ShareOpener(host)
    this.#preview = new Later(async () => {
      const { PreviewDialog } = await import('../kit/look/preview-dialog.ts')
      return new PreviewDialog(host)
    })
  }

  /** « Actions » on what is selected, or the choices of one document. */
  async openMenu(document: DossierDocument | null, button: HTMLElement): Promise<void> {
    const desk = this.#desk()
    if (!desk) return
    if (document?.state === 'held') this.#whyNoRelease = await whyNoRelease(desk)
    this.#menuFor = document
    this.#menu.toggle(button)
  }

  preview(document: DossierDocument): void {
    const desk = this.#desk()
    if (!desk || document.binnedAt !== null) return
    const { client, words } = desk
    const why = whyNotPreviewed(document, toolText(words))
    if (why !== undefined) return desk.live.say(why)
    void desk.attempt(async () => {
      const dialog = await this.#preview.load()
      dialog.open({
        ...document,
        words,
        baseUrl: client.baseUrl,
        link: () => client.documents.link(document.id),
        onDownload: () => void downloadDocuments(desk, [document]),
      })
    })
  }

  remove(documents: readonly DossierDocument[]): void {
    const desk = this.#desk()
    if (desk) void binDocuments(desk, documents)
  }

  selectAll(): void {
    const desk = this.#desk()
    if (desk) void selectAll(desk)
  }

  async dropGone(): Promise<void> {
    const desk = this.#desk()
    if (desk) await dropGone(desk)
  }

  /** What was said of a lost connection is true no more. */
  reconnected(): void {
    this.#rename.reconnected()
  }

  adopt(document: DossierDocument, version: number): void {
    const desk = this.#desk()
    if (desk) void desk.attempt(() => adoptVersion(desk, document.id, version))
  }

  render(desk: DocsDesk): TemplateResult {
    const { t } = desk.words
    const document = this.#menuFor
    const groups = document ? rowMenu(desk, document, this.#handlers) : selectionMenu(desk, this.#handlers)
    return html`${this.#menu.render(document ? t.otherChoices : t.actions, groups)} ${this.confirm.render()}
    ${this.#rename.render(desk)} ${this.#versions.render(desk)} ${this.#release.render(desk)}
    ${this.#sharing.render(desk)} ${this.#preview.now?.render()}`
  }

  binnedRow(desk: DocsDesk, document: DossierDocument): TemplateResult {
    const { kit, size, shortDate } = desk.words
    const t = toolText(desk.words)
    const { name, createdAt } = document
    const binnedAt = document.binnedAt ?? createdAt
    const left = Math.max(1, Math.ceil((Date.parse(binnedAt) + BIN_DAYS * DAY - Date.now()) / DAY))
    return html`<div role="cell" class="tick-cell"></div>
      <div role="cell" class="name">
        ${icon(fileIcon(name))}
        <div class="t">
          <span class="n">${shortName(name)}</span>
          <span class="note num"
            >${size(document.size)} · ${t.binnedAt(shortDate(binnedAt))} · ${t.daysLeft(left)}</span
          >
        </div>
      </div>
      <div role="cell" class="more">
        <button
          class="btn quiet small oe"
          type="button"
          aria-label=${kit.actionOn(t.restore, name)}
          @click=${() => void restoreDocument(desk, document)}
        >
          ${t.restore}
        </button>
      </div>`
  }

  binIntroduction(desk: DocsDesk): TemplateResult | typeof nothing {
    return html`<p class="meta">${toolText(desk.words).binKeeps(BIN_DAYS)}</p>`
  }

  get #handlers(): MenuHandlers {
    const withDesk = (run: (desk: DocsDesk) => void): void => {
      const desk = this.#desk()
      if (desk) run(desk)
    }
    return {
      onShare: (documents) => withDesk((desk) => void this.#sharing.open(desk, documents)),
      onPreview: (document) => this.preview(document),
      onRename: (document) => this.#rename.open(document),
      onVersions: (document) => withDesk((desk) => this.#versions.open(desk, document)),
      onRemove: (documents) => this.remove(documents),
      onRelease: (document) => this.#release.open(document),
      whyNoRelease: this.#whyNoRelease,
    }
  }
}

/** A notary may; others are told who. */
async function whyNoRelease({ client, dossier, words }: DocsDesk): Promise<string | undefined> {
  const t = toolText(words)
  try {
    const { account } = await client.session.get()
    if (account?.memberships.some(({ role }) => role === 'notary')) return undefined
    const { items } = await client.members.list(dossier.id)
    const notaries = items.filter(({ role }) => role === 'notary')
    return notaries.length === 0 ? t.releasedByNotary : t.releasedBy(notaries.map(({ name }) => name).join(', '))
  } catch {
    // The zone decides in the end.
    return undefined
  }
}
