import { sql } from 'kysely'
import { likePattern, searchWords } from './fold.ts'

/** Whether the folded columns hold every word of `search`, in any order, whatever its case and accents. */
export function holdsWords(columns: readonly string[], search: string) {
  const words = searchWords(search).map((word) => {
    const places = columns.map((column) => sql`${sql.ref(column)} like ${likePattern(word)} escape '\\'`)
    return sql`(${sql.join(places, sql` or `)})`
  })
  return words.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(words, sql` and `)})`
}
