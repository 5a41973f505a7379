import { html, nothing, type TemplateResult } from 'lit'
import type { ZoneProblem } from '../client/index.ts'
import { BIN_DAYS, shareStatus, type DossierDocument, type Share } from '../contract/index.ts'
import { JzErrorEvent, problemText } from '../kit/index.ts'
import type { DocsDesk } from './docs-desk.ts'
import { JzDocumentRemovedEvent } from './events.ts'
import { onEach, type Outcome } from './on-each.ts'
import { toolText } from './tool-text.ts'

/** More names than these are counted. */
const MOST_NAMES = 6
/** Of fewer, nobody has to be told how far it is. */
const MANY = 50

/**
 * « Supprimer »: asks, naming what goes and the live shares that it ends, then moves to the bin; « Annuler » brings
 * back. What could not be done is asked for again, in the same words: nobody believes that it is done.
 */
export function binDocuments(desk: DocsDesk, documents: readonly DossierDocument[]): Promise<void> {
  return desk.attempt(async () => {
    const shares = documents.length > 0 ? await liveSharesOf(desk, documents) : []
    const removed: DossierDocument[] = []
    let { left, problem }: Outcome = { left: documents, problem: null }
    while (left.length > 0) {
      const fault = problem ? notDone(desk, problem, left.length < documents.length ? left.length : 0) : nothing
      if (!(await isConfirmed(desk, left, shares, fault))) break
      ;({ left, problem } = await bin(desk, left, removed))
    }
    if (removed.length === 0) return
    const bringBackAll = (): void => void bringBack(desk, removed)
    desk.toast.show(toolText(desk.words).binned(removed.length), { label: desk.words.kit.undo, run: bringBackAll })
  })
}

function isConfirmed(
  desk: DocsDesk,
  documents: readonly DossierDocument[],
  shares: Share[],
  fault: TemplateResult | typeof nothing,
): Promise<boolean> {
  const { words, confirm } = desk
  const { kit } = words
  const t = toolText(words)
  const [first] = documents
  return confirm.ask({
    title: documents.length === 1 && first ? t.removeOneTitle(first.name) : t.removeTitle(documents.length),
    detail: html`${fault}${consequences(desk, documents, shares)}`,
    confirm: words.t.remove,
    keep: kit.keep,
    closeLabel: kit.close,
  })
}

/** Adds to `removed` what it could move to the bin. */
async function bin(
  desk: DocsDesk,
  documents: readonly DossierDocument[],
  removed: DossierDocument[],
): Promise<Outcome> {
  const { client, element, selection, pages, toast, words } = desk
  const t = toolText(words)
  const total = removed.length + documents.length
  const step = Math.max(MANY, Math.ceil(total / 10))
  const outcome = await onEach(documents, async (document) => {
    await client.documents.bin(document.id)
    removed.push(document)
    element.dispatchEvent(new JzDocumentRemovedEvent(document))
    if (removed.length % step === 0) toast.show(t.binning(words.number(removed.length), words.number(total)))
  })
  if (outcome.problem) element.dispatchEvent(new JzErrorEvent(outcome.problem))
  selection.drop(removed.map(({ id }) => id))
  await pages.refresh()
  if (outcome.problem === null) desk.settleFocus()
  return outcome
}

function bringBack(desk: DocsDesk, documents: readonly DossierDocument[]): Promise<void> {
  const { client, pages, toast, words } = desk
  const t = toolText(words)
  return desk.attempt(async () => {
    try {
      const { problem } = await onEach(documents, async ({ id }) => void (await client.documents.restore(id)))
      await pages.refresh()
      if (problem) throw problem
      const [first] = documents
      toast.show(documents.length === 1 && first ? t.restored(first.name) : t.restoredAll(documents.length))
    } finally {
      desk.settleFocus(`[data-row="${documents[0]?.id}"] input`)
    }
  })
}

/** @param left how many documents are left of those that were asked for; 0 when none could go. */
function notDone({ words }: DocsDesk, problem: ZoneProblem, left: number): TemplateResult {
  const t = toolText(words)
  const fact = left === 0 ? t.notRemoved : t.someNotRemoved(left)
  return html`<strong role="alert">${problemText(problem, words.kit)} ${fact}</strong><br />`
}

function consequences(desk: DocsDesk, documents: readonly DossierDocument[], shares: Share[]): TemplateResult {
  const t = toolText(desk.words)
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
