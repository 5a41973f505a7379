import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDatabase } from '../../../bff/src/platform/database.ts'
import type { Database } from '../../../bff/src/platform/database.ts'

/* Two openings of one file see each other as two processes do: by what SQLite says of commits. */

interface Tables {
  note: { text: string }
}

let directory: string
let mine: Database<Tables>
let theirs: Database<Tables>
beforeEach(async () => {
  // The looks at other processes' commits are the test's to time.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  directory = mkdtempSync(join(tmpdir(), 'jz-snapshot-'))
  const open = (key: Buffer): Promise<Database<Tables>> => openDatabase(join(directory, 'zone.db'), key)
  const key = randomBytes(32)
  mine = await open(key)
  await sql`create table note (text text not null)`.execute(mine.writer)
  theirs = await open(key)
})
afterEach(async () => {
  await mine.close()
  await theirs.close()
  rmSync(directory, { recursive: true, force: true })
  vi.useRealTimers()
})

async function read(): Promise<string[]> {
  return (await mine.read.selectFrom('note').select('text').execute()).map(({ text }) => text)
}
/** Within this turn of the event loop: `write` would end it. */
const theyWrite = (text: string) => theirs.writer.insertInto('note').values({ text }).execute()

test('what another process commits is read from the next turn on', async () => {
  expect(await read()).toEqual([])
  await theyWrite('un')
  // One turn, one state of things.
  expect(await read()).toEqual([])
  await nextTurn()
  expect(await read()).toEqual(['un'])
})

test('whoever is told of another process’s commit reads it, though the turn began before it', async () => {
  let found: Promise<string[]> | undefined
  mine.onCommit(() => {
    found = read()
  })
  expect(await read()).toEqual([])
  await theyWrite('un')
  expect(await read()).toEqual([])
  vi.advanceTimersByTime(500)
  expect(await found).toEqual(['un'])
})

test('nobody is told where nothing was committed', async () => {
  const told = vi.fn<() => void>()
  mine.onCommit(told)
  await theyWrite('un')
  vi.advanceTimersByTime(5000)
  expect(told).toHaveBeenCalledOnce()
  await theyWrite('deux')
  vi.advanceTimersByTime(5000)
  expect(told).toHaveBeenCalledTimes(2)
})
