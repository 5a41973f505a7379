import { request } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '../../support/until.ts'
import { announceUpload } from '../upload-door.ts'
import type { UploadDoor } from '../upload-door.ts'

/** An upload by tus whose every byte is known to have left or not. */
export class RawUpload {
  readonly size: number
  readonly #door: UploadDoor
  readonly #url: string

  static async announce(door: UploadDoor, size: number): Promise<RawUpload> {
    return new RawUpload(door, await announceUpload(door, size), size)
  }

  private constructor(door: UploadDoor, url: string, size: number) {
    this.size = size
    this.#door = door
    this.#url = url
  }

  /** Asks until it is told, as clients do while the upload is busy or the server away. */
  findOffset(): Promise<number> {
    return until(async () => {
      const answer = await fetch(this.#url, { method: 'HEAD', headers: this.#door.headers }).catch(() => undefined)
      return answer?.ok ? Number(answer.headers.get('upload-offset')) : undefined
    }, 'the offset of an upload')
  }

  /** Opens a PATCH for all that is left, on a connection of its own. */
  patch(offset: number): { sending: ClientRequest; answered: Promise<IncomingMessage> } {
    const sending = request(this.#url, {
      method: 'PATCH',
      agent: false,
      headers: { ...this.#door.headers, 'Upload-Offset': offset, 'Content-Length': this.size - offset },
    })
    const answered = new Promise<IncomingMessage>((resolve, reject) =>
      sending.once('response', resolve).once('error', reject),
    )
    return { sending, answered }
  }
}

/** @returns whether the bytes have left this process; false once the other side is gone */
export function write(sending: ClientRequest, bytes: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    const isGone = (): void => resolve(false)
    sending.once('close', isGone)
    sending.write(bytes, (error) => {
      sending.off('close', isGone)
      resolve(!error)
    })
  })
}

/** Sends at a pace that a server keeps, so that hardly anything waits in between. @returns bytes that have left */
export async function pour(sending: ClientRequest, content: Buffer, step: number, everyMs: number): Promise<number> {
  for (let sent = 0; ; sent += step) {
    if (sent >= content.length) return content.length
    if (!(await write(sending, content.subarray(sent, sent + step)))) return sent
    await pause(everyMs)
  }
}
