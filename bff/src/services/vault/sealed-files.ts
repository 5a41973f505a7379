import { constants, open, statfs, unlink } from 'node:fs/promises'
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
  const syncFolder = folderSync(directory)
  return {
    async openToWrite(id, position) {
      // What was written before must be there: a file made anew would have a hole instead.
      if (position > 0) return new FileSink(await open(pathOf(id), 'r+'), position, null)
      return new FileSink(await open(pathOf(id), constants.O_RDWR | constants.O_CREAT, 0o600), 0, syncFolder)
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

/**
 * Makes the names in a folder durable; those that ask while it is at work share the next run: two hundred files that are
 * begun together need not each wait for the file system's own log.
 */
function folderSync(directory: string): () => Promise<void> {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined

  async function run(): Promise<void> {
    const handle = await open(directory, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
  const start = (): Promise<void> => {
    next = undefined
    running = run().finally(() => (running = undefined))
    return running
  }
  return () => {
    if (running === undefined) return start()
    next ??= running.then(start, start)
    return next
  }
}

class FileSink implements SealedSink {
  readonly #file: FileHandle
  #position: number
  /** The name of a file that was begun is durable only once its folder is. */
  #syncFolder: (() => Promise<void>) | null

  constructor(file: FileHandle, position: number, syncFolder: (() => Promise<void>) | null) {
    this.#file = file
    this.#position = position
    this.#syncFolder = syncFolder
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
    await this.#syncFolder?.()
    this.#syncFolder = null
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

function undefinedIfMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
