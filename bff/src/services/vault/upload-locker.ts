import type { Lock, Locker } from '@tus/server'
import { Problem } from '../../platform/problems.ts'

const MAX_WAITERS = 2
const PATIENCE_MS = 4000

interface Held {
  askRelease: () => void
  waiters: number
  released: Promise<void>
  release: () => void
}

/**
 * One request an upload at a time, in this process. A newcomer asks the holder to stop, and waits a little:
 * tus's own MemoryLocker spins a core while it waits, and answers 500 when it gives up. A 423 is what clients retry.
 */
export function uploadLocker(): Locker {
  const held = new Map<string, Held>()
  return {
    newLock(id): Lock {
      let mine: Held | undefined
      return {
        async lock(signal, askRelease) {
          const deadline = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
          for (let holder = held.get(id); holder !== undefined; holder = held.get(id)) {
            if (deadline.aborted || holder.waiters >= MAX_WAITERS) throw new Problem('busy', { retryAfter: 1 })
            holder.waiters++
            holder.askRelease()
            await Promise.race([holder.released, aborted(deadline)])
            holder.waiters--
          }
          const { promise, resolve } = Promise.withResolvers<void>()
          mine = { askRelease: () => void askRelease(), waiters: 0, released: promise, release: resolve }
          held.set(id, mine)
        },
        unlock() {
          if (held.get(id) === mine) held.delete(id)
          mine?.release()
          return Promise.resolve()
        },
      }
    },
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
