import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3-multiple-ciphers'
import { CompiledQuery, Kysely, SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, Transaction } from 'kysely'
import { Problem } from './problems.ts'

/** Statements on the writing connection, inside one BEGIN IMMEDIATE transaction. */
export type Tx<Tables> = Transaction<Tables>

export interface Database<Tables> {
  /** Reads, on a connection of their own that refuses to write. */
  readonly read: Kysely<Tables>
  /** One transaction; writers queue. Nothing but the database may be awaited inside. */
  write<Result>(work: (tx: Tx<Tables>) => Promise<Result>): Promise<Result>
  /** The writing connection itself, for migrations and maintenance. */
  readonly writer: Kysely<Tables>
  /** Calls back after each commit, with nothing said of what changed. Returns the way out. */
  onCommit(listener: () => void): () => void
  close(): Promise<void>
}

const BUSY_LIMIT_MS = 5000

/**
 * Opens the encrypted database (SQLCipher 4 pages, raw key) with a writing and a reading connection.
 * @param key 32 bytes
 * @throws SqliteError SQLITE_NOTADB when the key is wrong
 */
export async function openDatabase<Tables>(path: string, key: Buffer): Promise<Database<Tables>> {
  const writingFile = openFile(path, key)
  const writer = new Kysely<Tables>({ dialect: dialectOf(writingFile) })
  const readingFile = openFile(path, key)
  readingFile.pragma('query_only = ON')
  const read = new Kysely<Tables>({ dialect: dialectOf(readingFile) })
  const listeners = new Set<() => void>()

  return {
    read,
    writer,
    async write(work) {
      const commitHooks: (() => void)[] = []
      const result = await writer.transaction().execute(async (tx) => {
        hooksOf.set(tx, commitHooks)
        return work(tx)
      })
      for (const hook of commitHooks) hook()
      for (const listener of listeners) listener()
      return result
    },
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      await read.destroy()
      await writer.destroy()
    },
  }
}

const hooksOf = new WeakMap<object, (() => void)[]>()

/** Runs `hook` once the transaction has committed; never when it rolls back. */
export function afterCommit(tx: object, hook: () => void): void {
  const hooks = hooksOf.get(tx)
  if (hooks === undefined) throw new Error('afterCommit needs the transaction that Database.write() gave')
  hooks.push(hook)
}

function openFile(path: string, key: Buffer): Sqlite.Database {
  const file = new Sqlite(path)
  // Cipher and key come before any other statement: the first page is read with them.
  file.pragma("cipher = 'sqlcipher'")
  file.pragma('legacy = 4')
  file.pragma(`key = "x'${key.toString('hex')}'"`)
  for (const [pragma, value] of PRAGMAS) file.pragma(`${pragma} = ${value}`)
  // A driver's default once put synchronous back to NORMAL: no fsync before the answer.
  if (file.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous is not FULL')
  return file
}

const PRAGMAS = [
  ['journal_mode', 'WAL'],
  ['synchronous', 'FULL'],
  ['busy_timeout', '0'],
  ['foreign_keys', 'ON'],
  ['secure_delete', 'ON'],
  ['trusted_schema', 'OFF'],
  ['cell_size_check', 'ON'],
  ['temp_store', 'MEMORY'],
  ['mmap_size', '0'],
  ['journal_size_limit', '67108864'],
  ['cache_size', '-65536'],
] as const

function dialectOf(file: Sqlite.Database): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new ImmediateDriver({ database: file }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/**
 * BEGIN IMMEDIATE: a deferred transaction that turns from reading to writing fails at once with SQLITE_BUSY.
 * Waits without blocking the event loop, as busy_timeout would.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const started = performance.now()
    for (;;) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'))
        return
      } catch (error) {
        if (!isBusy(error)) throw error
        if (performance.now() - started > BUSY_LIMIT_MS) throw new Problem('unavailable', { retryAfter: 5 })
        await pause(5 + Math.random() * 20)
      }
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
