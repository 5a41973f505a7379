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
  /** An embed token hears of its own dossier only. */
  dossierId: string | null
}

/** Changes reach listeners in this process the moment they are committed; no table is polled. */
export interface LiveHub {
  publish(change: LiveChange): void
  subscribe(scope: LiveScope, listener: (event: LiveEvent) => void): () => void
  /** For streams that would never end by themselves and keep the process from ending. */
  onClose(listener: () => void): void
  close(): void
}

export function createLiveHub(): LiveHub {
  const listeners = new Set<(change: LiveChange) => void>()
  const closers: (() => void)[] = []
  return {
    publish(change) {
      for (const listener of listeners) listener(change)
    },
    subscribe(scope, listener) {
      const hear = (change: LiveChange): void => {
        if (change.forMembers !== undefined && isForMember(scope, change.firmId, change.forMembers)) {
          listener(change.forMembers)
        }
        if (change.forRecipients?.accountIds.includes(scope.accountId) === true && scope.dossierId === null) {
          listener(change.forRecipients.event)
        }
      }
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
    onClose(listener) {
      closers.push(listener)
    },
    close() {
      for (const closer of closers) closer()
    },
  }
}

function isForMember(scope: LiveScope, firmId: string, event: LiveEvent): boolean {
  if (!scope.firmIds.includes(firmId)) return false
  return scope.dossierId === null || scope.dossierId === event.dossierId
}
