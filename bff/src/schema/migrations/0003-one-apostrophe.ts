import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const FOLDED = [
  ['dossier', 'searchFold'],
  ['party', 'nameFold'],
  ['document', 'nameFold'],
  ['document', 'addedByFold'],
  ['share', 'titleFold'],
] as const

/** Searched text has one apostrophe, however it was typed: what was folded before that rule. */
export const oneApostrophe: Migration = {
  async up(db: Kysely<unknown>) {
    for (const [table, column] of FOLDED)
      await sql.raw(`UPDATE ${table} SET ${column} = replace(${column}, '’', '''')`).execute(db)
  },
}
