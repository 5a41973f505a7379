import type { DossierDocument } from '../contract/index.ts'
import {
  circleCheckIcon,
  downloadIcon,
  eyeIcon,
  filePenIcon,
  pencilIcon,
  sendIcon,
  trash2Icon,
  type MenuItem,
} from '../kit/index.ts'
import { hasPreview } from '../kit/look/has-preview.ts'
import type { DocsDesk } from './docs-desk.ts'
import { downloadDocuments } from './download-documents.ts'
import type { ToolMessages } from './tool-messages.fr.ts'
import { toolText } from './tool-text.ts'

export interface MenuHandlers {
  onShare: (documents: readonly DossierDocument[]) => void
  onPreview: (document: DossierDocument) => void
  onRename: (document: DossierDocument) => void
  onVersions: (document: DossierDocument) => void
  onRemove: (documents: readonly DossierDocument[]) => void
  onRelease: (document: DossierDocument) => void
  /** Why this reader cannot release, or undefined. */
  whyNoRelease: string | undefined
}

/** « Actions », on everything that is chosen. */
export function selectionMenu(desk: DocsDesk, handlers: MenuHandlers): MenuItem[][] {
  const t = toolText(desk.words)
  const documents = desk.selection.items
  const [first] = documents
  return [
    [
      share(desk, documents, t.shareSelected, handlers),
      preview(documents, t, handlers),
      download(desk, documents),
      {
        icon: pencilIcon,
        label: t.rename,
        unavailable: documents.length > 1 ? t.oneAtATime : undefined,
        run: () => first && handlers.onRename(first),
      },
    ],
    [remove(desk, documents, handlers)],
  ]
}

/** « Autres choix » of one row. */
export function rowMenu(desk: DocsDesk, document: DossierDocument, handlers: MenuHandlers): MenuItem[][] {
  const t = toolText(desk.words)
  const release: MenuItem = {
    icon: circleCheckIcon,
    label: t.release,
    unavailable: handlers.whyNoRelease,
    run: () => handlers.onRelease(document),
  }
  return [
    [
      share(desk, [document], t.share, handlers),
      preview([document], t, handlers),
      download(desk, [document]),
      { icon: pencilIcon, label: t.rename, run: () => handlers.onRename(document) },
      { icon: filePenIcon, label: desk.words.t.versions, run: () => handlers.onVersions(document) },
      ...(document.state === 'held' ? [release] : []),
    ],
    [remove(desk, [document], handlers)],
  ]
}

function share(
  { words, dossier }: DocsDesk,
  documents: readonly DossierDocument[],
  label: string,
  { onShare }: MenuHandlers,
): MenuItem {
  const t = toolText(words)
  const unavailable = dossier.closedAt === null ? whyNotShared(documents, t) : t.dossierClosed
  return { icon: sendIcon, label, unavailable, run: () => onShare(documents) }
}

function whyNotShared(documents: readonly DossierDocument[], t: ToolMessages): string | undefined {
  const isAny = (wanted: DossierDocument['state']): boolean => documents.some(({ state }) => state === wanted)
  if (isAny('infected')) return t.blocked
  if (isAny('held')) return t.heldBack
  return isAny('scanning') ? t.stillScanning : undefined
}

function preview(documents: readonly DossierDocument[], t: ToolMessages, { onPreview }: MenuHandlers): MenuItem {
  const [first] = documents
  const whyNot = first && (whyNotPreviewed(first, t) ?? (hasPreview(first) ? undefined : t.noPreview))
  const why = documents.length > 1 ? t.oneAtATime : whyNot
  return { icon: eyeIcon, label: t.preview, unavailable: why, run: () => first && onPreview(first) }
}

/** What is held may be looked at, to judge it. */
export function whyNotPreviewed({ state }: DossierDocument, t: ToolMessages): string | undefined {
  if (state === 'infected') return t.blockedPreview
  return state === 'scanning' ? t.stillScanning : undefined
}

function download(desk: DocsDesk, documents: readonly DossierDocument[]): MenuItem {
  const t = toolText(desk.words)
  return {
    icon: downloadIcon,
    label: t.download,
    unavailable: hasInfected(documents) ? t.blockedDownload : undefined,
    run: () => void downloadDocuments(desk, documents),
  }
}

function remove(desk: DocsDesk, documents: readonly DossierDocument[], { onRemove }: MenuHandlers): MenuItem {
  return {
    icon: trash2Icon,
    label: desk.words.t.remove,
    isDestructive: true,
    run: () => onRemove(documents),
  }
}

function hasInfected(documents: readonly DossierDocument[]): boolean {
  return documents.some(({ state }) => state === 'infected')
}
