import { randomBytes } from 'node:crypto'
import type { LiveEvent } from '@juriszone/widgets/contract'

/** Who may hear of a change: a firm's members, and accounts named one by one (recipients). */
export interface LiveChange {
  firmId: string
  /** What members of the firm are told; absent when the change is none of their business. */
  forMembers?: LiveEvent
  /** What these accounts are told as recipients. */
  forRecipients?: { accountIds: string[]; event: LiveEvent }
}

export interface LiveScope {
  accountId: string
  firmIds: string[]
}

/** An event as it is told, with the place in the stream that it takes its listener to. */
export interface ToldEvent {
  id: string
  event: LiveEvent
}

/** Changes reach listeners in this process the moment they are committed; no table is polled. */
export interface LiveHub {
  publish(change: LiveChange): void
  subscribe(scope: LiveScope, listener: (told: ToldEvent) => void): () => void
  /** The place in the stream where it stands now. */
  position(): string
  /** What this scope was told since; undefined when that is no longer known, or never was. */
  toldSince(scope: LiveScope, id: string): ToldEvent[] | undefined
  /** For streams that would never end by themselves and keep the process from ending. */
  onClose(listener: () => void): void
  close(): void
}

interface Entry {
  /** Milliseconds since the process began, each greater than the one before: they tell nothing of what others do. */
  at: number
  /** Null for the firm's members. */
  accountIds: readonly string[] | null
  firmId: string
  event: LiveEvent
}

/** Events kept for those who come back. */
const KEPT = 1000

export function createLiveHub(): LiveHub {
  const listeners = new Set<(entry: Entry) => void>()
  const closers: (() => void)[] = []
  // What another process told, or this one before it began anew, is not known here.
  const epoch = randomBytes(6).toString('base64url')
  const kept: Entry[] = []
  let last = 0
  let forgotten = -1

  const next = (): number => (last = Math.max(last + 1, Math.floor(performance.now())))
  const idOf = (at: number): string => `${epoch}.${at}`
  const toldAs = ({ at, event }: Entry): ToldEvent => ({ id: idOf(at), event })

  function tell(entry: Omit<Entry, 'at'>): void {
    const told = { ...entry, at: next() }
    kept.push(told)
    if (kept.length > KEPT) forgotten = kept.shift()?.at ?? forgotten
    for (const listener of listeners) listener(told)
  }

  return {
    publish({ firmId, forMembers, forRecipients }) {
      if (forMembers !== undefined) tell({ firmId, accountIds: null, event: forMembers })
      if (forRecipients !== undefined) tell({ firmId, ...forRecipients })
    },
    subscribe(scope, listener) {
      const hear = (entry: Entry): void => {
        if (isFor(scope, entry)) listener(toldAs(entry))
      }
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
    position: () => idOf(next()),
    toldSince(scope, id) {
      const [from, digits = ''] = id.split('.')
      const at = Number(digits)
      if (from !== epoch || !/^\d+$/.test(digits) || at < forgotten || at > last) return undefined
      return kept.filter((entry) => entry.at > at && isFor(scope, entry)).map(toldAs)
    },
    onClose(listener) {
      closers.push(listener)
    },
    close() {
      for (const closer of closers) closer()
    },
  }
}

function isFor(scope: LiveScope, { firmId, accountIds }: Entry): boolean {
  return accountIds === null ? scope.firmIds.includes(firmId) : accountIds.includes(scope.accountId)
}
