import { html, nothing, type TemplateResult } from 'lit'
import type { ZoneProblem } from '../client/index.ts'
import { BIN_DAYS, shareStatus, type DossierDocument, type Share } from '../contract/index.ts'
import { asProblem, JzErrorEvent, problemText } from '../kit/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import { JzDocumentRemovedEvent } from './events.ts'

/** More names than these are counted. */
const MOST_NAMES = 6

/**
 * « Supprimer »: asks, naming what goes and the live shares that it ends, then moves to the bin; « Annuler » brings
 * back. What could not be done is asked for again, in the same words: nobody believes that it is done.
 */
export function binDocuments(desk: DocsDesk, documents: readonly DossierDocument[]): Promise<void> {
  return desk.attempt(async () => {
    const shares = documents.length > 0 ? await liveSharesOf(desk, documents) : []
    const removed: DossierDocument[] = []
    let problem: ZoneProblem | null = null
    while (removed.length < documents.length) {
      const left = documents.slice(removed.length)
      if (!(await isConfirmed(desk, left, shares, problem))) break
      problem = await bin(desk, left, removed)
    }
    if (removed.length === 0) return
    const { t, kit } = desk.words
    desk.toast.show(t.binned(removed.length), { label: kit.undo, run: () => void bringBack(desk, removed) })
  })
}

function isConfirmed(
  desk: DocsDesk,
  documents: readonly DossierDocument[],
  shares: Share[],
  problem: ZoneProblem | null,
): Promise<boolean> {
  const { t, kit } = desk.words
  const [first] = documents
  return desk.confirm.ask({
    title: documents.length === 1 && first ? t.removeOneTitle(first.name) : t.removeTitle(documents.length),
    detail: html`${problem ? notDone(desk, problem) : nothing}${consequences(desk, documents, shares)}`,
    confirm: t.remove,
    keep: kit.keep,
    closeLabel: kit.close,
  })
}

/** Adds to `removed` what it could move to the bin. */
async function bin(
  desk: DocsDesk,
  documents: readonly DossierDocument[],
  removed: DossierDocument[],
): Promise<ZoneProblem | null> {
  const { client, element, selection, pages } = desk
  let problem: ZoneProblem | null = null
  try {
    for (const document of documents) {
      await client.documents.bin(document.id)
      removed.push(document)
      element.dispatchEvent(new JzDocumentRemovedEvent(document))
    }
  } catch (error) {
    problem = asProblem(error)
    element.dispatchEvent(new JzErrorEvent(problem))
  }
  selection.drop(removed.map(({ id }) => id))
  await pages.refresh()
  if (problem === null) desk.settleFocus()
  return problem
}

function bringBack(desk: DocsDesk, documents: readonly DossierDocument[]): Promise<void> {
  const { client, pages, toast, words } = desk
  return desk.attempt(async () => {
    try {
      for (const { id } of documents) await client.documents.restore(id)
      await pages.refresh()
      const [first] = documents
      toast.show(documents.length === 1 && first ? words.t.restored(first.name) : words.t.restoredAll(documents.length))
    } finally {
      desk.settleFocus(`[data-row="${documents[0]?.id}"] input`)
    }
  })
}

function notDone({ words: { t, kit } }: DocsDesk, problem: ZoneProblem): TemplateResult {
  return html`<strong role="alert">${problemText(problem, kit)} ${t.notRemoved}</strong><br />`
}

function consequences(desk: DocsDesk, documents: readonly DossierDocument[], shares: Share[]): TemplateResult {
  const { t } = desk.words
  const isOne = documents.length === 1
  const more = documents.length - MOST_NAMES
  const names = html`${documents.slice(0, MOST_NAMES).map(({ name }) => html`${name}<br />`)}${
    more > 0 ? html`${t.andOthers(more)}<br />` : nothing
  }`
  const ended = html`<br /><strong>${isOne ? t.removeOneEnds : t.removeEnds}</strong> ${shares
      .map(({ title }) => title)
      .join(', ')}`
  return html`${isOne ? t.removeOneToBin(BIN_DAYS) : html`${names}${t.removeToBin(BIN_DAYS)}`}${
    shares.length > 0 ? ended : nothing
  }`
}

async function liveSharesOf(desk: DocsDesk, documents: readonly DossierDocument[]): Promise<Share[]> {
  if (!documents.some(({ share }) => share !== null && share.fact !== 'expired')) return []
  const ids = new Set(documents.map(({ id }) => id))
  const { items } = await desk.client.shares.list(desk.dossier.id, { limit: 200 })
  const now = new Date()
  const isLive = (share: Share): boolean => ['live', 'expires_soon'].includes(shareStatus(share, now))
  return items.filter((share) => isLive(share) && share.documents.some(({ id }) => ids.has(id)))
}
