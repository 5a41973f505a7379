import type { DocsDesk } from './docs-desk.ts'

/** « Tout sélectionner »: all that is listed, loaded or not; once all of it is selected, none of it. */
export function selectAll(desk: DocsDesk): Promise<void> {
  const { pages, selection, live, words } = desk
  return desk.attempt(async () => {
    const isAll = !pages.hasMore && pages.rows.every(({ id }) => selection.has(id))
    if (isAll) selection.drop(pages.rows.map(({ id }) => id))
    else selection.choose(pages.rows)
    // The box that was pressed gives way to the one of the bar, or the other way round.
    desk.settleFocus('[data-all]')
    if (!isAll) {
      await pages.loadAll()
      selection.choose(pages.rows)
    }
    live.say(words.t.selected(selection.size))
  })
}
