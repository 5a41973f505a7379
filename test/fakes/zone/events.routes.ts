import type { LiveEvent } from '@juriszone/widgets/contract'
import { createRoutes, requireAccount } from './http.ts'
import type { ZoneState } from './state.ts'

/** Sooner than a reader takes silence for a dead connection. */
const HEARTBEAT = 25_000

export function eventRoutes(state: ZoneState) {
  return createRoutes().get('/events', (c) => {
    requireAccount(state, c)
    const { signal } = c.req.raw
    const lastId = c.req.header('Last-Event-ID')
    let end = (): void => {}
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const encoder = new TextEncoder()
        const send = (text: string): void => controller.enqueue(encoder.encode(text))
        const tell = (event: LiveEvent, place: number): void =>
          send(`id: ${place}\nevent: message\ndata: ${JSON.stringify(event)}\n\n`)
        const listener = (event: LiveEvent): void => tell(event, state.told.length)
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
        const place = lastId === undefined ? state.told.length : placeOf(state, lastId)
        if (place === null) send('event: reset\ndata: {}\n\n')
        else for (const [i, event] of state.told.slice(place).entries()) tell(event, place + i + 1)
        send(`id: ${state.told.length}\n\n`)
      },
      cancel: () => end(),
    })
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } })
  })
}

function placeOf({ told }: ZoneState, id: string): number | null {
  return /^\d+$/.test(id) && Number(id) <= told.length ? Number(id) : null
}
