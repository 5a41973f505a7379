import type { Db, DbTx } from '../schema/index.ts'

interface Waiting {
  /** @returns what to call once it is committed */
  run: (tx: DbTx) => Promise<() => void>
  fail: (error: unknown) => void
}

const queues = new WeakMap<Db, Waiting[]>()

/**
 * One transaction for all that comes before it begins: many small acts at once wait for the disk once. Each hears of
 * the commit, or of its own failure only.
 */
export function writeTogether<Result>(db: Db, work: (tx: DbTx) => Promise<Result>): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  const queue = queues.get(db) ?? []
  queues.set(db, queue)
  // Whoever is first waits for the others of this turn of the event loop, and for no longer.
  if (queue.length === 0) setImmediate(() => void flush(db, queue))
  queue.push({
    async run(tx) {
      const result = await work(tx)
      return () => resolve(result)
    },
    fail: reject,
  })
  return promise
}

async function flush(db: Db, queue: Waiting[]): Promise<void> {
  let group: Waiting[] = []
  try {
    const tellers = await db.write(async (tx) => {
      group = queue.splice(0)
      const told: (() => void)[] = []
      for (const one of group) told.push(await one.run(tx))
      return told
    })
    for (const tell of tellers) tell()
  } catch (error) {
    const hasBegun = group.length > 0
    if (!hasBegun) for (const one of queue.splice(0)) one.fail(error)
    // All of it was rolled back: whoever is not at fault must not pay for it.
    for (const one of group) {
      if (group.length === 1) one.fail(error)
      else await db.write((tx) => one.run(tx)).then((tell) => tell(), one.fail)
    }
  }
}
