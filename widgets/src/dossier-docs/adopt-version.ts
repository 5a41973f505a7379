import type { DocsDesk } from './docs-desk.ts'
import { toolText } from './tool-text.ts'

/** « Adopter cette version »: from now on it is the one that members get and that new shares send. */
export async function adoptVersion(desk: DocsDesk, documentId: string, version: number): Promise<void> {
  const document = await desk.client.documents.adopt(documentId, version)
  await desk.pages.refresh(documentId)
  desk.toast.show(toolText(desk.words).adopted(version, document.name))
}
