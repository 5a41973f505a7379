import { SECOND } from '../../platform/clock.ts'
import type { AccountPrincipal } from '../accounts/index.ts'
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
 * @param onEnd called once, whoever ended it
 */
export function streamChanges(deps: Deps, principal: AccountPrincipal, onEnd: () => void): ChangeStream {
  const encoder = new TextEncoder()
  let end = (): void => {}
  let close = (): void => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true
      const send = (text: string): void => {
        if (!isOpen) return
        controller.enqueue(encoder.encode(text))
        if ((controller.desiredSize ?? 0) < -MAX_UNREAD) close()
      }
      const stopHearing = hearChanges(deps, principal, (event) =>
        send(`event: message\ndata: ${JSON.stringify(event)}\n\n`),
      )
      const heartbeat = setInterval(() => send(': alive\n\n'), HEARTBEAT).unref()
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
    },
    cancel: () => end(),
  })
  return { body, close: () => close() }
}
