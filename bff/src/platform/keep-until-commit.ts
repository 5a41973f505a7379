import type { Database } from './database.ts'

/** Entries that are worth their memory. */
const LIMIT = 10_000

/**
 * Keeps what was read until anything is committed: in this process at once, in another within half a second, which is
 * how soon a right that has ended must be seen.
 * @returns a function that gives what is kept under `key`, or loads it
 */
export function keepUntilCommit<Value>(db: Pick<Database<unknown>, 'onCommit'>) {
  const kept = new Map<string, Value>()
  let commits = 0
  db.onCommit(() => {
    commits++
    kept.clear()
  })
  return async (key: string, load: () => Promise<Value>): Promise<Value> => {
    const found = kept.get(key)
    if (found !== undefined) return found
    const before = commits
    const value = await load()
    // Committed meanwhile: this may be what was before.
    if (commits === before && kept.size < LIMIT) kept.set(key, value)
    return value
  }
}
