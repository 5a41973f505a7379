import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3-multiple-ciphers'
import { CompiledQuery, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import { Problem } from './problems.ts'

const BUSY_LIMIT_MS = 5000
/** Statements that are kept compiled, the least used of which goes first: lists make many. */
const MAX_STATEMENTS = 500

/** Kysely on the reading connection, whose users do not wait for each other. */
export function readingKysely<Tables>(file: Sqlite.Database, snapshot: ReadSnapshot): Kysely<Tables> {
  const statements = new Statements(file, () => snapshot.begin())
  const kysely = new Kysely<Tables>({ dialect: dialectOf(new ReadingDriver(file, statements)) })
  readers.set(kysely, statements)
  return kysely
}

/** Kysely on the writing connection, whose users take turns. */
export function writingKysely<Tables>(file: Sqlite.Database, snapshot: ReadSnapshot): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: dialectOf(new WritingDriver(file, snapshot)) })
}

function dialectOf(driver: Driver): Dialect {
  return {
    createAdapter: () => new ManyUsersAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

const readers = new WeakMap<object, Statements>()

/** The connection behind a reading Kysely, without what Kysely does around each query; undefined for any other. */
export function readerOf(db: object): DatabaseConnection | undefined {
  const statements = readers.get(db)
  return statements && new Connection(statements)
}

/**
 * What is read in one turn of the event loop is read in one transaction: to begin and end one for each statement costs
 * twice what the statement does. What our own writer does ends it at once: nobody reads what was before, and it holds up no
 * checkpoint.
 */
export class ReadSnapshot {
  readonly #file: Sqlite.Database
  readonly #begin: Sqlite.Statement
  readonly #end: Sqlite.Statement
  #isBegun = false

  constructor(file: Sqlite.Database) {
    this.#file = file
    this.#begin = file.prepare('begin')
    this.#end = file.prepare('commit')
  }

  begin(): void {
    if (this.#isBegun) return
    this.#begin.run()
    this.#isBegun = true
    setImmediate(() => this.end())
  }

  end(): void {
    this.#isBegun = false
    if (this.#file.open && this.#file.inTransaction) this.#end.run()
  }
}

/** Kysely would otherwise wake everyone who waits whenever a statement ends, and let newcomers in first. */
class ManyUsersAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

class ReadingDriver implements Driver {
  readonly #file: Sqlite.Database
  readonly #statements: Statements

  constructor(file: Sqlite.Database, statements: Statements) {
    this.#file = file
    this.#statements = statements
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    return new Connection(this.#statements)
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(): Promise<void> {
    throw new Error('this connection only reads')
  }

  async commitTransaction(): Promise<void> {}

  async rollbackTransaction(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#file.close()
  }
}

class WritingDriver implements Driver {
  readonly #file: Sqlite.Database
  readonly #statements: Statements
  readonly #turns = new WeakMap<DatabaseConnection, () => void>()
  #last: Promise<void> = Promise.resolve()

  constructor(file: Sqlite.Database, snapshot: ReadSnapshot) {
    this.#file = file
    this.#statements = new Statements(file, () => snapshot.end())
  }

  async init(): Promise<void> {}

  /** First come, first served. What is waited for a turn counts as waiting for the lock. */
  async acquireConnection(): Promise<Connection> {
    const connection = new Connection(this.#statements, performance.now() + BUSY_LIMIT_MS)
    const { promise, resolve } = Promise.withResolvers<void>()
    const before = this.#last
    this.#last = promise
    this.#turns.set(connection, resolve)
    await before
    return connection
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#turns.get(connection)?.()
  }

  /** A deferred transaction that turns from reading to writing fails at once with SQLITE_BUSY. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk has rolled it back already: a second time would hide why.
    if (this.#file.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy(): Promise<void> {
    this.#file.close()
  }
}

/** What one user of a connection asks of it. */
class Connection implements DatabaseConnection {
  readonly #statements: Statements
  #deadline: number | undefined

  /** @param deadline until when it waits for a lock; left out, it begins to wait when it finds one */
  constructor(statements: Statements, deadline?: number) {
    this.#statements = statements
    this.#deadline = deadline
  }

  /** Waits for a lock without blocking the event loop, as busy_timeout would. @throws Problem unavailable, storage_full */
  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    for (;;) {
      try {
        return this.#statements.run<Row>(sql, parameters)
      } catch (error) {
        const code = error instanceof Sqlite.SqliteError ? error.code : ''
        if (code === 'SQLITE_FULL') throw new Problem('storage_full', { retryAfter: 30 })
        if (!code.startsWith('SQLITE_BUSY')) throw error
        this.#deadline ??= performance.now() + BUSY_LIMIT_MS
        if (performance.now() > this.#deadline) throw new Problem('unavailable', { retryAfter: 5 })
        await pause(5 + Math.random() * 20)
      }
    }
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('rows come all at once')
  }
}

/** Preparing a statement costs more than running it. */
class Statements {
  readonly #file: Sqlite.Database
  readonly #before: () => void
  readonly #bySql = new Map<string, Sqlite.Statement>()

  /** @param before called before each statement */
  constructor(file: Sqlite.Database, before: () => void) {
    this.#file = file
    this.#before = before
  }

  run<Row>(sql: string, parameters: readonly unknown[]): QueryResult<Row> {
    const statement = this.#take(sql)
    this.#before()
    if (statement.reader) return { rows: statement.all(parameters) as Row[] }
    const { changes, lastInsertRowid } = statement.run(parameters)
    return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] }
  }

  #take(sql: string): Sqlite.Statement {
    const known = this.#bySql.get(sql)
    if (known !== undefined) this.#bySql.delete(sql)
    const statement = known ?? this.#file.prepare(sql)
    this.#bySql.set(sql, statement)
    if (this.#bySql.size > MAX_STATEMENTS) this.#bySql.delete(this.#bySql.keys().next().value ?? sql)
    return statement
  }
}
