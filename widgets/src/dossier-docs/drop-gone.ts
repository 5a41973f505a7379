import type { DocsDesk } from './docs-desk.ts'

/** After a change that somebody else made: what has gone to the bin is chosen no more, be it hidden by a filter. */
export async function dropGone(desk: DocsDesk): Promise<void> {
  const { pages, selection, client, dossier } = desk
  if (pages.listing.binned || pages.stale !== null || pages.problem !== null) return
  const shown = new Set(pages.rows.map(({ id }) => id))
  const missing = selection.items.filter(({ id }) => !shown.has(id)).map(({ id }) => id)
  if (missing.length === 0) return
  if (pages.listing.search === '' && !pages.hasMore) return selection.drop(missing)
  const query = { binned: true, sort: 'createdAt', order: 'desc', limit: 200 } as const
  // What is not known now is asked for again at the next change.
  const bin = await client.documents.list(dossier.id, query).catch(() => null)
  const binned = new Set(bin?.items.map(({ id }) => id))
  selection.drop(missing.filter((id) => binned.has(id)))
}
