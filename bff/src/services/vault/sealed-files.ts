import { open, statfs, unlink } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where sealed bytes rest: all that the vault asks of a disk, or of another kind of storage. */
export interface SealedFiles {
  /**
   * To write one record after the other from `position` on; at 0 it is made if it is not there.
   * @throws Error ENOENT when what lies before `position` is not there
   */
  openToWrite(id: string, position: number): Promise<SealedSink>
  /** @throws Error ENOENT */
  openToRead(id: string): Promise<SealedSource>
  /** Gone for good; nothing happens when it is gone already. */
  remove(id: string): Promise<void>
  /** Bytes, in all and still free. */
  room(): Promise<{ total: number; free: number }>
}

export interface SealedSink {
  write(pieces: Buffer[]): Promise<void>
  /** Resolves once all that was written before the call would survive a power cut. */
  sync(): Promise<void>
  close(): Promise<void>
}

export interface SealedSource {
  /** Fills `buffer` from `position` on. @returns bytes read, fewer at the end only */
  read(buffer: Buffer, position: number): Promise<number>
  close(): Promise<void>
}

/** One file a blob, named by its id, in one folder. */
export function folderOfSealedFiles(directory: string): SealedFiles {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const pathOf = (id: string): string => join(directory, id)
  return {
    async openToWrite(id, position) {
      // What was written before must be there: a file made anew would have a hole instead.
      if (position > 0) return new FileSink(await open(pathOf(id), 'r+'), position, null)
      const existing = await open(pathOf(id), 'r+').catch(undefinedIfMissing)
      return new FileSink(existing ?? (await open(pathOf(id), 'wx+', 0o600)), 0, directory)
    },
    async openToRead(id) {
      const file = await open(pathOf(id), 'r')
      return {
        async read(buffer, position) {
          let filled = 0
          while (filled < buffer.length) {
            const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, position + filled)
            if (bytesRead === 0) break
            filled += bytesRead
          }
          return filled
        },
        close: () => file.close(),
      }
    },
    async remove(id) {
      await unlink(pathOf(id)).catch(undefinedIfMissing)
    },
    async room() {
      const { blocks, bavail, bsize } = await statfs(directory)
      return { total: blocks * bsize, free: bavail * bsize }
    },
  }
}

class FileSink implements SealedSink {
  readonly #file: FileHandle
  #position: number
  /** The name of a file that was begun is durable only once its folder is. */
  #unsyncedFolder: string | null

  constructor(file: FileHandle, position: number, newIn: string | null) {
    this.#file = file
    this.#position = position
    this.#unsyncedFolder = newIn
  }

  async write(pieces: Buffer[]): Promise<void> {
    const position = this.#position
    const total = pieces.reduce((sum, { length }) => sum + length, 0)
    // Before it is awaited: the next may come meanwhile.
    this.#position += total
    const { bytesWritten } = await this.#file.writev(pieces, position)
    if (bytesWritten < total)
      await this.#writeRest(Buffer.concat(pieces).subarray(bytesWritten), position + bytesWritten)
  }

  /** A full disk, or a signal, may cut a write short: the next one says which. */
  async #writeRest(rest: Buffer, position: number): Promise<void> {
    for (let done = 0; done < rest.length;) {
      const { bytesWritten } = await this.#file.write(rest, done, rest.length - done, position + done)
      done += bytesWritten
    }
  }

  async sync(): Promise<void> {
    await this.#file.datasync()
    const folder = this.#unsyncedFolder
    if (folder === null) return
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
    this.#unsyncedFolder = null
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

function undefinedIfMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
