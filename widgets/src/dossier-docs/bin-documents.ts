import { html, nothing, type TemplateResult } from 'lit'
import { BIN_DAYS, shareStatus, type DossierDocument, type Share } from '../contract/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import { JzDocumentRemovedEvent } from './events.ts'

/** « Supprimer »: asks, naming the live shares that it ends, then moves to the bin; « Annuler » brings back. */
export function binDocuments(desk: DocsDesk, documents: readonly DossierDocument[]): Promise<void> {
  return desk.attempt(async () => {
    const { words, client, element, selection, pages, toast } = desk
    const { t, kit } = words
    const [first] = documents
    if (!first) return
    const isOne = documents.length === 1
    const isConfirmed = await desk.confirm.ask({
      title: isOne ? t.removeOneTitle(first.name) : t.removeTitle(documents.length),
      detail: consequences(desk, documents, await liveSharesOf(desk, documents)),
      confirm: t.remove,
      keep: kit.keep,
      closeLabel: kit.close,
    })
    if (!isConfirmed) return
    const removed: DossierDocument[] = []
    try {
      for (const document of documents) {
        await client.documents.bin(document.id)
        removed.push(document)
        element.dispatchEvent(new JzDocumentRemovedEvent(document))
      }
      toast.show(t.binned(removed.length), { label: kit.undo, run: () => void bringBack(desk, removed) })
    } finally {
      selection.drop(removed.map(({ id }) => id))
      await pages.refresh()
      desk.settleFocus()
    }
  })
}

function bringBack(desk: DocsDesk, documents: readonly DossierDocument[]): Promise<void> {
  return desk.attempt(async () => {
    for (const { id } of documents) await desk.client.documents.restore(id)
    await desk.pages.refresh()
  })
}

function consequences(desk: DocsDesk, documents: readonly DossierDocument[], shares: Share[]): TemplateResult {
  const { t } = desk.words
  const isOne = documents.length === 1
  const ended = html`<br /><strong>${isOne ? t.removeOneEnds : t.removeEnds}</strong> ${shares
      .map(({ title }) => title)
      .join(', ')}`
  return html`${isOne ? t.removeOneToBin(BIN_DAYS) : t.removeToBin(BIN_DAYS)}${shares.length > 0 ? ended : nothing}`
}

async function liveSharesOf(desk: DocsDesk, documents: readonly DossierDocument[]): Promise<Share[]> {
  if (!documents.some(({ share }) => share !== null && share.fact !== 'expired')) return []
  const ids = new Set(documents.map(({ id }) => id))
  const { items } = await desk.client.shares.list(desk.dossier.id, { limit: 200 })
  const now = new Date()
  const isLive = (share: Share): boolean => ['live', 'expires_soon'].includes(shareStatus(share, now))
  return items.filter((share) => isLive(share) && share.documents.some(({ id }) => ids.has(id)))
}
