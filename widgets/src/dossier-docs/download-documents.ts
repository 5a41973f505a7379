import type { DossierDocument } from '../contract/index.ts'
import type { DocsDesk } from './docs-desk.ts'

/** One document as it is, several as a ZIP, through the browser's own download. */
export function downloadDocuments(desk: DocsDesk, documents: readonly DossierDocument[]): Promise<void> {
  return desk.attempt(async () => {
    const [first] = documents
    if (!first) return
    const ids = documents.map(({ id }) => id)
    const link =
      documents.length === 1
        ? await desk.client.documents.link(first.id)
        : await desk.client.documents.archive(desk.dossier.id, ids)
    follow(link.url)
  })
}

/** One version, the current one or another. */
export function downloadVersion(desk: DocsDesk, documentId: string, version: number): Promise<void> {
  return desk.attempt(async () => follow((await desk.client.documents.link(documentId, { version })).url))
}

/** The answer is always an attachment, so the page stays where it is. */
function follow(url: string): void {
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = ''
  anchor.rel = 'noreferrer'
  anchor.click()
}
