import type { SealedFiles } from '../../../bff/src/services/vault/sealed-files.ts'

/** Sealed bytes as a disk would hold them, in memory: a test looks at them and changes them. */
export interface MemoryFiles extends SealedFiles {
  read(id: string): Buffer
  replace(id: string, bytes: Buffer): void
}

export function memoryFiles(): MemoryFiles {
  const contents = new Map<string, Buffer>()
  const read = (id: string): Buffer => contents.get(id) ?? Buffer.alloc(0)
  const replace = (id: string, bytes: Buffer): void => {
    contents.set(id, bytes)
  }
  return {
    read,
    replace,
    room: () => Promise.resolve({ total: Infinity, free: Infinity }),
    openToWrite(id, start) {
      let position = start
      return Promise.resolve({
        write(pieces) {
          const before = read(id)
          const bytes = Buffer.concat(pieces)
          replace(id, Buffer.concat([before.subarray(0, position), bytes, before.subarray(position + bytes.length)]))
          position += bytes.length
          return Promise.resolve()
        },
        sync: () => Promise.resolve(),
        close: () => Promise.resolve(),
      })
    },
    openToRead(id) {
      return Promise.resolve({
        read: (buffer, position) => Promise.resolve(read(id).copy(buffer, 0, position)),
        close: () => Promise.resolve(),
      })
    },
    remove(id) {
      contents.delete(id)
      return Promise.resolve()
    },
  }
}
