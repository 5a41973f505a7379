import { setTimeout as pause } from 'node:timers/promises'
import type { Lock, Locker } from '@tus/server'
import { after, SECOND } from '../../platform/clock.ts'
import type { Clock } from '../../platform/clock.ts'
import { Problem } from '../../platform/problems.ts'
import type { Db, Tables } from '../../schema/index.ts'
import { uploadQueues } from './upload-queues.ts'

/** How long the zone waits for a process that says nothing any more. */
const LEASE = 5 * SECOND
const RENEWAL = SECOND
/** A newcomer outwaits the lease of a process that was killed. */
const PATIENCE = LEASE + SECOND / 2
const LOOK = 100
const SLICE = 200

/** The right to write to one blob, good in the whole zone while it is held. */
export interface Lease {
  readonly fence: number
  /** False once it has run out or somebody else has it: not a byte may be written then. */
  isHeld(): boolean
  /** Aborted when somebody else wants it: what has come is kept, no more is taken. */
  readonly released: AbortSignal
  /** What must have ended before somebody else may have it. */
  work: Promise<unknown>
  /** Whether the row says already that nobody holds it: with the last bytes, in one commit. */
  hasEnded: boolean
}

interface HeldLease extends Lease {
  heldUntil: number
  askRelease: () => void
}

export interface UploadLeases {
  /** One request a blob at a time, over all processes: tus asks for it before it looks at an upload. */
  readonly locker: Locker
  /** @throws Problem busy when the request does not hold the blob */
  of(blobId: string): Lease
}

/**
 * A lock that a crash cannot keep: a row says who may write and until when, and it is renewed while it is held. Its
 * fence grows at each taking; a commit of whoever was too late finds another one and changes nothing.
 */
export function createUploadLeases({ db, clock }: { db: Db; clock: Clock }): UploadLeases {
  const held = new Map<string, HeldLease>()
  const queues = uploadQueues()

  // Begun here, and not at the first lease: a timer keeps what the request that began it held.
  setInterval(() => {
    if (held.size > 0) void renew().catch(() => undefined)
  }, RENEWAL).unref()

  /** @returns the fence, or undefined while another process holds the blob, which is then asked to let go */
  async function take(blobId: string): Promise<number | undefined> {
    const now = clock.now()
    return db.write(async (tx) => {
      const taken = await tx
        .updateTable('blob')
        .set((eb) => ({ fence: eb('fence', '+', 1), leasedUntil: after(now, LEASE), isWanted: 0 }))
        .where('id', '=', blobId)
        .where((eb) =>
          eb.or([
            eb('leasedUntil', 'is', null),
            eb('leasedUntil', '<=', now.toISOString()),
            // Nobody takes it for so long: the clock was set back since.
            eb('leasedUntil', '>', after(now, LEASE)),
          ]),
        )
        .returning('fence')
        .executeTakeFirst()
      if (taken !== undefined) return taken.fence
      const blob = await tx.selectFrom('blob').select('isWanted').where('id', '=', blobId).executeTakeFirst()
      if (blob === undefined) throw new Problem('not_found')
      if (blob.isWanted === 0) await tx.updateTable('blob').set({ isWanted: 1 }).where('id', '=', blobId).execute()
      return undefined
    })
  }

  async function acquire(
    blobId: string,
    signal: AbortSignal,
    { released, askRelease }: Pick<HeldLease, 'released' | 'askRelease'>,
  ): Promise<HeldLease> {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)])
    for (;;) {
      const askedAt = performance.now()
      const fence = await take(blobId)
      if (fence !== undefined) {
        const lease: HeldLease = {
          fence,
          heldUntil: askedAt + LEASE,
          isHeld: () => held.get(blobId) === lease && performance.now() < lease.heldUntil,
          work: Promise.resolve(),
          hasEnded: false,
          released,
          askRelease,
        }
        held.set(blobId, lease)
        return lease
      }
      if (deadline.aborted) throw new Problem('busy', { retryAfter: 1 })
      await pause(LOOK, undefined, { signal: deadline }).catch(() => undefined)
    }
  }

  /** All that this process holds, in one transaction. A renewal that fails is tried again a second later. */
  async function renew(): Promise<void> {
    const askedAt = performance.now()
    const leasedUntil = after(clock.now(), LEASE)
    const mine = [...held]
    const rows = await db.write(async (tx) => {
      const renewed: Pick<Tables['blob'], 'id' | 'isWanted'>[] = []
      // A thousand at once would be more than SQLite takes in one expression.
      for (let from = 0; from < mine.length; from += SLICE) {
        const slice = mine.slice(from, from + SLICE)
        const query = tx
          .updateTable('blob')
          .set({ leasedUntil })
          .where((eb) => eb.or(slice.map(([id, { fence }]) => eb.and({ id, fence }))))
          .where('leasedUntil', 'is not', null)
          .returning(['id', 'isWanted'])
        renewed.push(...(await query.execute()))
      }
      return renewed
    })
    const renewed = new Map(rows.map(({ id, isWanted }) => [id, isWanted === 1]))
    for (const [id, lease] of mine) {
      const isWanted = renewed.get(id)
      // Gone to somebody else meanwhile: not a byte more.
      lease.heldUntil = isWanted === undefined ? 0 : askedAt + LEASE
      if (isWanted !== false) lease.askRelease()
    }
  }

  async function release(blobId: string, lease: HeldLease): Promise<void> {
    await lease.work.catch(() => undefined)
    if (held.get(blobId) === lease) held.delete(blobId)
    if (lease.hasEnded) return
    // What fails here ends by itself, with the lease.
    await db
      .write((tx) =>
        tx
          .updateTable('blob')
          .set({ leasedUntil: null, isWanted: 0 })
          .where('id', '=', blobId)
          .where('fence', '=', lease.fence)
          .where('leasedUntil', 'is not', null)
          .execute(),
      )
      .catch(() => undefined)
  }

  function newLock(blobId: string): Lock {
    let leave: (() => void) | undefined
    let lease: HeldLease | undefined
    return {
      async lock(signal, cancel) {
        const releasing = new AbortController()
        const askRelease = (): void => {
          releasing.abort()
          void cancel()
        }
        leave = await queues.enter(blobId, signal, askRelease)
        try {
          lease = await acquire(blobId, signal, { released: releasing.signal, askRelease })
        } catch (error) {
          leave()
          throw error
        }
      },
      async unlock() {
        if (lease !== undefined) await release(blobId, lease)
        leave?.()
      },
    }
  }

  return {
    locker: { newLock },
    of(blobId) {
      const lease = held.get(blobId)
      if (lease === undefined) throw new Problem('busy', { retryAfter: 1 })
      return lease
    },
  }
}
