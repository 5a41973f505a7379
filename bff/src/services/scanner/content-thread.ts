// Runs in a thread of its own. The vault's index.ts would bring the tus server along.
import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { folderOfSealedFiles } from '../vault/sealed-files.ts'
import { readSealed } from '../vault/sealed-reader.ts'
import type { SealedBlob } from '../vault/sealed-reader.ts'
import { clamdScanner } from './clamd.ts'
import type { ContentReaderOptions, ThreadAnswer } from './content-reader.ts'
import { readContent } from './read-content.ts'

const { directory, clamdUrl } = workerData as ContentReaderOptions
const files = folderOfSealedFiles(directory)
const scanner = clamdUrl === null ? null : clamdScanner(clamdUrl)
// It gives way to whoever waits for an answer. On Linux this is about the calling thread alone.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW)
/** The thread ends as a whole. */
const { signal } = new AbortController()

async function answer(blob: SealedBlob): Promise<ThreadAnswer> {
  const { id, size } = blob
  try {
    const open = () => readSealed(files, () => Promise.resolve(blob), { start: 0, end: size - 1 })
    return { id, content: await readContent(open, scanner, signal) }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    return { id, failure: { name, message } }
  }
}

parentPort?.on('message', (blob: SealedBlob) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  void answer(blob).then((told) => parentPort?.postMessage(told))
})
