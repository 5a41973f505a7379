import type { DossierDocument } from '../contract/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import { toolText } from './tool-text.ts'

/** « Restaurer »: out of the bin, back among the documents. */
export function restoreDocument(desk: DocsDesk, document: DossierDocument): Promise<void> {
  return desk.attempt(async () => {
    const restored = await desk.client.documents.restore(document.id)
    await desk.pages.refresh()
    desk.settleFocus()
    desk.toast.show(toolText(desk.words).restored(restored.name))
  })
}
