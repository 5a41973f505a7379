import { AsyncResource } from 'node:async_hooks'
import Sqlite from 'better-sqlite3-multiple-ciphers'
import { sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import { readingKysely, ReadSnapshot, writingKysely } from './sqlite-dialect.ts'

/** Statements on the writing connection, inside one BEGIN IMMEDIATE transaction. */
export type Tx<Tables> = Transaction<Tables>

export interface Database<Tables> {
  /** Reads, on a connection of their own that refuses to write. */
  readonly read: Kysely<Tables>
  /**
   * All of it or nothing, committed when it resolves; what asks at the same time shares a commit. Nothing but the
   * database may be awaited inside, and no other `write`.
   */
  write<Result>(work: (tx: Tx<Tables>) => Promise<Result>): Promise<Result>
  /** The writing connection itself, for migrations and maintenance. */
  readonly writer: Kysely<Tables>
  /** Calls back after each commit, another process's within half a second; nothing is said of what changed. Returns the way out. */
  onCommit(listener: () => void): () => void
  close(): Promise<void>
}

/** How often another process's commits are looked for. */
const LOOK_EVERY_MS = 500
/** For the few statements of opening, which no request waits for: another process may be recovering the log. */
const OPENING_LIMIT_MS = 5000

/**
 * Opens the encrypted database (SQLCipher 4 pages, raw key) with a writing and a reading connection.
 * @param key 32 bytes
 * @throws SqliteError SQLITE_NOTADB when the key is wrong
 */
export async function openDatabase<Tables>(path: string, key: Buffer): Promise<Database<Tables>> {
  const writingFile = openFile(path, key)
  const readingFile = openFile(path, key)
  readingFile.pragma('query_only = ON')
  const snapshot = new ReadSnapshot(readingFile)
  const writer = writingKysely<Tables>(writingFile, snapshot)
  const read = readingKysely<Tables>(readingFile, snapshot)
  const listeners = new Set<() => void>()
  const tellAll = (): void => {
    for (const listener of listeners) listener()
  }
  const stopWatching = watchOthers(writingFile, () => {
    // What is read after this must see what the other process wrote.
    snapshot.end()
    tellAll()
  })
  const commitTogether = groupCommits(writer, writingFile, tellAll)

  return {
    read,
    writer,
    write: (work) => commitTogether(work),
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      stopWatching()
      await read.destroy()
      await writer.destroy()
    },
  }
}

/** The version that a connection sees grows with the commits of all others; to the writing one, of other processes. */
function watchOthers(writingFile: Sqlite.Database, onCommit: () => void): () => void {
  const version = writingFile.prepare<[], number>('PRAGMA data_version').pluck()
  let seen = version.get()
  const timer = setInterval(() => {
    let now: number | undefined
    try {
      now = version.get()
    } catch {
      // Locked for a moment; what was committed is there to be seen at the next look.
      return
    }
    if (now === seen) return
    seen = now
    onCommit()
  }, LOOK_EVERY_MS).unref()
  return () => clearInterval(timer)
}

interface Waiting<Tables> {
  work(tx: Tx<Tables>): Promise<unknown>
  hooks: (() => void)[]
  resolve(result: never): void
  reject(error: unknown): void
}

/**
 * Writes that ask at the same time share one transaction, each in a savepoint of its own: a commit waits for the disk,
 * and two hundred uploads that end together would wait two hundred times. Nobody is answered before the commit.
 */
function groupCommits<Tables>(
  writer: Kysely<Tables>,
  file: Sqlite.Database,
  onCommit: () => void,
): Database<Tables>['write'] {
  let waiting: Waiting<Tables>[] = []

  async function commit(): Promise<void> {
    const group = waiting
    waiting = []
    const done: { one: Waiting<Tables>; result: unknown }[] = []
    try {
      await writer.transaction().execute(async (tx) => {
        for (const one of group) {
          hooksOf.set(tx, one.hooks)
          await sql`savepoint one`.execute(tx)
          try {
            done.push({ one, result: await one.work(tx) })
          } catch (error) {
            one.reject(error)
            // A full disk has taken all of it back already: whoever shares it hears so.
            if (!file.inTransaction) throw error
            await sql`rollback to one`.execute(tx)
          }
          await sql`release one`.execute(tx)
        }
      })
    } catch (error) {
      for (const one of group) one.reject(error)
      return
    }
    for (const { one, result } of done) {
      try {
        for (const hook of one.hooks) hook()
        one.resolve(result as never)
      } catch (error) {
        one.reject(error)
      }
    }
    onCommit()
  }

  return (work) =>
    new Promise((resolve, reject) => {
      // Each as whoever asked: the group runs in the first one's context.
      waiting.push({ work: AsyncResource.bind(work), hooks: [], resolve, reject })
      // Whatever else this turn of the event loop brings comes along.
      if (waiting.length === 1) setImmediate(() => void commit())
    })
}

const hooksOf = new WeakMap<object, (() => void)[]>()

/** Runs `hook` once the transaction has committed; never when it rolls back. */
export function afterCommit(tx: object, hook: () => void): void {
  const hooks = hooksOf.get(tx)
  if (hooks === undefined) throw new Error('afterCommit needs the transaction that Database.write() gave')
  hooks.push(hook)
}

function openFile(path: string, key: Buffer): Sqlite.Database {
  const file = new Sqlite(path, { timeout: OPENING_LIMIT_MS })
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
  ['foreign_keys', 'ON'],
  ['secure_delete', 'ON'],
  ['trusted_schema', 'OFF'],
  ['cell_size_check', 'ON'],
  ['temp_store', 'MEMORY'],
  ['mmap_size', '0'],
  ['journal_size_limit', '67108864'],
  ['cache_size', '-262144'],
  // Open: from here on the dialect waits, between tries, and the event loop never.
  ['busy_timeout', '0'],
] as const
