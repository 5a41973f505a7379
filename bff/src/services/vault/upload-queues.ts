import { Problem } from '../../platform/problems.ts'

const MAX_WAITERS = 2
const PATIENCE_MS = 4000

interface Turn {
  askRelease: () => void
  waiters: number
  ended: Promise<void>
}

/**
 * One request an upload at a time, in this process. A newcomer asks the one before it to stop, and waits a little:
 * tus's own MemoryLocker spins a core while it waits, and answers 500 when it gives up. A 423 is what clients retry.
 */
export function uploadQueues() {
  const turns = new Map<string, Turn>()
  return {
    /** @returns the way out. @throws Problem busy */
    async enter(id: string, signal: AbortSignal, askRelease: () => void): Promise<() => void> {
      const deadline = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
      for (let turn = turns.get(id); turn !== undefined; turn = turns.get(id)) {
        if (deadline.aborted || turn.waiters >= MAX_WAITERS) throw new Problem('busy', { retryAfter: 1 })
        turn.waiters++
        turn.askRelease()
        await Promise.race([turn.ended, aborted(deadline)])
        turn.waiters--
      }
      const { promise, resolve } = Promise.withResolvers<void>()
      const mine: Turn = { askRelease, waiters: 0, ended: promise }
      turns.set(id, mine)
      return () => {
        if (turns.get(id) === mine) turns.delete(id)
        resolve()
      }
    },
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
