import type { DossierDocument } from '../contract/index.ts'
import { downloadIcon, filePenIcon, pencilIcon, sendIcon, trash2Icon, type MenuItem } from '../kit/index.ts'
import { binDocuments } from './bin-documents.ts'
import type { DocsDesk } from './docs-desk.ts'
import { downloadDocuments } from './download-documents.ts'

export interface MenuHandlers {
  onShare: (documents: readonly DossierDocument[]) => void
  onRename: (document: DossierDocument) => void
  onVersions: (document: DossierDocument) => void
}

/** « Actions », on everything that is chosen. */
export function selectionMenu(desk: DocsDesk, handlers: MenuHandlers): MenuItem[][] {
  const { t } = desk.words
  const documents = desk.selection.items
  const [first] = documents
  return [
    [
      share(desk, documents, t.shareSelected, handlers),
      download(desk, documents),
      {
        icon: pencilIcon,
        label: t.rename,
        unavailable: documents.length > 1 ? t.oneAtATime : undefined,
        run: () => first && handlers.onRename(first),
      },
    ],
    [remove(desk, documents)],
  ]
}

/** « Autres choix » of one row. */
export function rowMenu(desk: DocsDesk, document: DossierDocument, handlers: MenuHandlers): MenuItem[][] {
  const { t } = desk.words
  return [
    [
      share(desk, [document], t.share, handlers),
      download(desk, [document]),
      { icon: pencilIcon, label: t.rename, run: () => handlers.onRename(document) },
      { icon: filePenIcon, label: t.versions, run: () => handlers.onVersions(document) },
    ],
    [remove(desk, [document])],
  ]
}

function share(
  { words: { t }, dossier }: DocsDesk,
  documents: readonly DossierDocument[],
  label: string,
  { onShare }: MenuHandlers,
): MenuItem {
  const blocked = hasInfected(documents) ? t.blocked : undefined
  const unavailable = dossier.closedAt === null ? blocked : t.dossierClosed
  return { icon: sendIcon, label, unavailable, run: () => onShare(documents) }
}

function download(desk: DocsDesk, documents: readonly DossierDocument[]): MenuItem {
  const { t } = desk.words
  return {
    icon: downloadIcon,
    label: t.download,
    unavailable: hasInfected(documents) ? t.blockedDownload : undefined,
    run: () => void downloadDocuments(desk, documents),
  }
}

function remove(desk: DocsDesk, documents: readonly DossierDocument[]): MenuItem {
  return {
    icon: trash2Icon,
    label: desk.words.t.remove,
    isDestructive: true,
    run: () => void binDocuments(desk, documents),
  }
}

function hasInfected(documents: readonly DossierDocument[]): boolean {
  return documents.some(({ state }) => state === 'infected')
}
