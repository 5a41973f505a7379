import type { DocsDesk } from './docs-desk.ts'

/** « Tout sélectionner »: all that is listed, loaded or not; once all is selected, nothing. */
export function selectAll(desk: DocsDesk): Promise<void> {
  const { pages, selection, live, words } = desk
  return desk.attempt(async () => {
    if (!pages.hasMore && pages.rows.every(({ id }) => selection.has(id))) return selection.clear()
    selection.choose(pages.rows)
    await pages.loadAll()
    selection.choose(pages.rows)
    live.say(words.t.selected(selection.size))
  })
}
