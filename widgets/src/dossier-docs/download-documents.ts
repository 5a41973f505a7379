import type { DocumentVersion, DossierDocument } from '../contract/index.ts'
import { download } from '../kit/index.ts'
import type { DocsDesk } from './docs-desk.ts'

/** One document as it is, several as a ZIP. */
export function downloadDocuments(desk: DocsDesk, documents: readonly DossierDocument[]): Promise<void> {
  return desk.attempt(async () => {
    const [first] = documents
    if (!first) return
    const { element, client, dossier } = desk
    if (documents.length === 1) return download(element, await client.documents.link(first.id), first)
    const ids = documents.map(({ id }) => id)
    download(element, await client.documents.archive(dossier.id, ids))
  })
}

/** One version, the current one or another. */
export function downloadVersion(
  desk: DocsDesk,
  { id, name }: DossierDocument,
  { version, size }: DocumentVersion,
): Promise<void> {
  return desk.attempt(async () => {
    download(desk.element, await desk.client.documents.link(id, { version }), { name, size })
  })
}
