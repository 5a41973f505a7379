import type { LiveEvent } from '@juriszone/widgets/contract'
import { createRoutes, requireAccount } from './http.ts'
import type { ZoneState } from './state.ts'

/** Sooner than a reader takes silence for a dead connection. */
const HEARTBEAT = 25_000

export function eventRoutes(state: ZoneState) {
  return createRoutes().get('/events', (c) => {
    requireAccount(state, c)
    const { signal } = c.req.raw
    let end = (): void => {}
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const encoder = new TextEncoder()
        const send = (text: string): void => controller.enqueue(encoder.encode(text))
        const listener = (event: LiveEvent): void => send(`event: message\ndata: ${JSON.stringify(event)}\n\n`)
        const heartbeat = setInterval(() => send(': alive\n\n'), HEARTBEAT)
        const close = (): void => {
          end()
          controller.close()
        }
        end = () => {
          clearInterval(heartbeat)
          state.listeners.delete(listener)
          signal.removeEventListener('abort', close)
        }
        state.listeners.add(listener)
        signal.addEventListener('abort', close)
        send(': ready\n\n')
      },
      cancel: () => end(),
    })
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } })
  })
}
