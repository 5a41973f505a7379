import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { announceUpload } from './upload-door.ts'
import type { UploadDoor } from './upload-door.ts'

export const MIB = 1024 ** 2
export const GIB = 1024 ** 3

/** Files to send, gone once the bench is over. */
export class UploadFiles implements Disposable {
  readonly #directory = mkdtempSync(join(tmpdir(), 'jz-files-'))

  /** Just written, so that it is read from memory and not from the disk. */
  random(size: number): string {
    const path = join(this.#directory, `${size}.bin`)
    const file = openSync(path, 'w')
    for (let left = size; left > 0; left -= 16 * MIB) writeSync(file, randomBytes(Math.min(left, 16 * MIB)))
    closeSync(file)
    return path
  }

  /** Zeros that take no room. */
  sparse(size: number): string {
    const path = join(this.#directory, `${size}.sparse`)
    writeFileSync(path, '')
    truncateSync(path, size)
    return path
  }

  [Symbol.dispose](): void {
    rmSync(this.#directory, { recursive: true, force: true })
  }
}

export function isRoomFor(bytes: number): boolean {
  const { bavail, bsize } = statfsSync(tmpdir())
  return bavail * bsize > bytes
}

/** One request by curl. @returns seconds. @throws Error when it is not taken whole */
export async function sendFile(door: UploadDoor, path: string, size: number): Promise<number> {
  const url = await announceUpload(door, size)
  // Waiting for « 100 Continue » is no part of it.
  const headers = Object.entries({ ...door.headers, Expect: '' }).flatMap(([name, value]) => [
    '-H',
    `${name}: ${value}`,
  ])
  const report = ['-sS', '-o', '/dev/null', '-w', '%{http_code} %{time_total}']
  const { stdout } = await promisify(execFile)('curl', [...report, '-X', door.method, '-T', path, ...headers, url])
  const [status = '', seconds] = stdout.split(' ')
  if (!status.startsWith('2')) throw new Error(`curl ${url}: ${stdout}`)
  return Number(seconds)
}
