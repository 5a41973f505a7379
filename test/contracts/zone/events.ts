import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { JEAN, SYLVIE, type Scene } from './scene.ts'

const EVENTS = 'http://localhost:8787/api/v1/events'

/** `GET /events` as its text goes over the wire: what a client of somebody else's would build on. */
export function eventsContract(scene: () => Scene): void {
  describe('live events', () => {
    const opened: ReadableStreamDefaultReader<string>[] = []
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((reader) => reader.cancel()))
    })

    let fetch: typeof globalThis.fetch
    beforeEach(async () => {
      fetch = await scene().zone.fetchAs(SYLVIE)
    })

    /** The stream's blocks one by one, each as its lines. */
    async function listen(lastId?: string) {
      const headers = { Accept: 'text/event-stream', ...(lastId !== undefined && { 'Last-Event-ID': lastId }) }
      const response = await fetch(EVENTS, { headers })
      expect(response.headers.get('content-type')).toContain('text/event-stream')
      const text = new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>
      const reader = response.body!.pipeThrough(text).getReader()
      opened.push(reader)
      let unread = ''
      return async (): Promise<string[]> => {
        while (!unread.includes('\n\n')) unread += (await reader.read()).value ?? ''
        const [block = '', ...rest] = unread.split('\n\n')
        unread = rest.join('\n\n')
        return block.split('\n')
      }
    }
    const rename = (): Promise<void> =>
      scene().zone.exportDossier('2026-0412', {
        description: `Vente ${Math.random()}`,
        parties: [{ kind: 'person', name: 'Jean Roy', email: JEAN }],
      })
    const idOf = (block: string[]): string => /^id: (\S+)$/.exec(block[0] ?? '')?.[1] ?? ''
    const message = () => [
      expect.stringMatching(/^id: \S+$/),
      'event: message',
      `data: ${JSON.stringify({ type: 'dossier.changed', dossierId: scene().dossier.id })}`,
    ]

    test('begin with « ready » and a place to come back to; each message has its own', async () => {
      const next = await listen()
      expect(await next()).toEqual([': ready'])
      const place = await next()
      expect(place).toEqual([expect.stringMatching(/^id: \S+$/)])
      await rename()
      const told = await next()
      expect(told).toEqual(message())
      expect(idOf(told)).not.toBe(idOf(place))
    })

    test('go on after the place that a client comes back with', async () => {
      const before = await listen()
      await before()
      const place = idOf(await before())
      await rename()
      const first = await before()
      await rename()
      for (const [lastId, missed] of [
        [place, 2],
        [idOf(first), 1],
      ] as const) {
        const next = await listen(lastId)
        expect(await next()).toEqual([': ready'])
        for (let i = 0; i < missed; i++) expect(await next()).toEqual(message())
        expect(await next()).toEqual([expect.stringMatching(/^id: \S+$/)])
      }
    })

    test('say « reset » to a client whose place they do not know', async () => {
      const next = await listen('nulle-part')
      expect(await next()).toEqual([': ready'])
      expect(await next()).toEqual(['event: reset', 'data: {}'])
      expect(await next()).toEqual([expect.stringMatching(/^id: \S+$/)])
      await rename()
      expect(await next()).toEqual(message())
    })
  })
}
