import { SECOND } from '../../platform/clock.ts'
import type { AccountPrincipal } from '../accounts/index.ts'
import type { ToldEvent } from '../activity/index.ts'
import type { Deps } from '../deps.ts'
import { hearChanges } from './hear-changes.ts'

/** Proxies drop a connection that is silent for a minute. */
const HEARTBEAT = 25 * SECOND
/** Messages that a reader may leave unread: one that stalls is dropped, and loads all again when it is back. */
const MAX_UNREAD = 1000

export interface ChangeStream {
  body: ReadableStream<Uint8Array>
  close(): void
}

/**
 * The principal's changes as server-sent events. Begins with `ready`: what happens from then on is heard.
 * @param lastId the last place that this reader heard of: what it missed comes first, or `reset` when that is not known
 * @param onEnd called once, whoever ended it
 */
export function streamChanges(
  deps: Deps,
  principal: AccountPrincipal,
  lastId: string | undefined,
  onEnd: () => void,
): ChangeStream {
  const encoder = new TextEncoder()
  let end = (): void => {}
  let close = (): void => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true
      const send = (text: string): void => {
        if (!isOpen || text === '') return
        controller.enqueue(encoder.encode(text))
        if ((controller.desiredSize ?? 0) < -MAX_UNREAD) close()
      }
      let told = Promise.resolve()
      /** One after the other, even when something must be looked up: a place says that all before it was told. */
      const tell = (message: () => string | Promise<string>): void => {
        told = told.then(message).then(send, (error: unknown) => {
          deps.log.error({ err: error }, 'a live event was not told: its stream ends')
          close()
        })
      }
      const hearing = hearChanges(deps, principal)
      const tellEvent = (change: ToldEvent): void =>
        tell(async () => ((await hearing.concerns(change.event)) ? toMessage(change) : ''))
      const tellPlace = (): void => {
        const place = `id: ${deps.live.position()}\n\n`
        tell(() => place)
      }

      const stopHearing = hearing.listen(tellEvent)
      const heartbeat = setInterval(() => {
        send(': alive\n\n')
        tellPlace()
      }, HEARTBEAT).unref()
      end = () => {
        isOpen = false
        stopHearing()
        clearInterval(heartbeat)
        onEnd()
      }
      close = () => {
        if (!isOpen) return
        end()
        controller.close()
      }

      send(': ready\n\n')
      const missed = lastId === undefined ? [] : hearing.missedSince(lastId)
      if (missed === undefined) tell(() => RESET)
      for (const change of missed ?? []) tellEvent(change)
      tellPlace()
    },
    cancel: () => end(),
  })
  return { body, close: () => close() }
}

const RESET = 'event: reset\ndata: {}\n\n'

function toMessage({ id, event }: ToldEvent): string {
  return `id: ${id}\nevent: message\ndata: ${JSON.stringify(event)}\n\n`
}
