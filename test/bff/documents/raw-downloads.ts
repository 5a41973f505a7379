import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { expect } from 'vitest'
import { until } from '../../support/until.ts'
import type { Caller } from '../../support/zone.ts'
import { MIB } from './desk.ts'
import type { Desk } from './desk.ts'

/** A download over a socket of its own, to be cut. */
export interface RawDownload {
  desk: Desk
  caller: Caller
  path: string
}

function ask({ desk, caller, path }: RawDownload): Socket {
  const { hostname, port, host } = new URL(desk.url)
  const socket = connect(Number(port), hostname)
  const headers = Object.entries({ Host: host, ...desk.headersOf(caller) }).map(([name, value]) => `${name}: ${value}`)
  socket.write([`GET ${path} HTTP/1.1`, ...headers, '', ''].join('\r\n'))
  return socket
}

/** How much of the body is in what came. */
function bodyOf(come: Buffer): number {
  expect(come.toString('latin1', 0, 15)).toBe('HTTP/1.1 200 OK')
  return come.length - (come.indexOf('\r\n\r\n') + 4)
}

/** Reads at least so much over a socket of its own, then cuts it. @returns how much of the body had come */
export async function breakOff(download: RawDownload, bytes: number): Promise<number> {
  const socket = ask(download)
  let come = Buffer.alloc(0)
  for await (const piece of socket) {
    come = Buffer.concat([come, piece])
    if (come.length >= bytes) break
  }
  if (!socket.closed) await once(socket.destroy(), 'close')
  return bodyOf(come)
}

/**
 * Asks, reads nothing, and cuts the connection when no more leaves.
 * @returns bytes of the body that the connection had been given, and how many of them waited to leave
 */
export async function cutUnread(download: RawDownload, size: number): Promise<{ given: number; waiting: number }> {
  let answer: ServerResponse | undefined
  const watch = (message: unknown): void => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    if (request.url === download.path) answer = response
  }
  subscribe('http.server.request.start', watch)
  const socket = ask(download).pause()
  let written = 0
  const [sender, head] = await until(async () => {
    const from = answer?.socket
    const isFull = from?.writableLength !== 0 || from.bytesWritten >= size
    const isStill = isFull && from?.bytesWritten === written
    written = from?.bytesWritten ?? 0
    return isStill && from && answer ? ([from, answer] as const) : undefined
  }, 'the network to be full')
  unsubscribe('http.server.request.start', watch)
  const given = Math.floor(written / MIB) * MIB
  const waiting = sender.writableLength
  const closed = head.closed ? null : once(head, 'close')
  socket.destroy()
  await closed
  return { given, waiting }
}
