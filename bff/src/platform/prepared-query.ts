import { sql } from 'kysely'
import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import { readerOf } from './sqlite-dialect.ts'

/**
 * A query that requests ask all day: built and compiled once, then run with other values; on the reading connection by
 * itself, since Kysely's executor costs more than what it does there.
 * @param build gives the query; `values` are places for them there, nothing to compute with or decide by
 */
export function preparedQuery<Tables, Values extends object, Row>(
  build: (db: Kysely<Tables>, values: Values) => Compilable<Row>,
): (db: Kysely<Tables>, values: Values) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined
  return async (db, values) => {
    compiled ??= build(db, PLACES as Values).compile()
    const { sql: text, query, queryId } = compiled
    const parameters = compiled.parameters.map((value) =>
      value instanceof Place ? values[value.name as keyof Values] : value,
    )
    const filled: CompiledQuery<Row> = { sql: text, parameters, query, queryId }
    const { rows } = await (readerOf(db)?.executeQuery<Row>(filled) ?? db.executeQuery<Row>(filled))
    return rows
  }
}

/** The members of a list that is given as JSON: one place, however many they are. */
export function listed(json: string) {
  return sql<string>`(select value from json_each(${json}))`
}

/** Where a value goes, once it is known. */
class Place {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

const PLACES: object = new Proxy({}, { get: (_, name) => new Place(String(name)) })
