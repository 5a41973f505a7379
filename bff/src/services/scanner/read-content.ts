import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { free } from '../vault/free.ts'
import { ScannerUnreachable } from './scanner.ts'
import type { Scanner, Verdict } from './scanner.ts'

/** Enough for the signatures, and for the table of contents of most Office files. */
const HEAD_BYTES = 64 * 1024

/** What a file turned out to be. */
export interface Content {
  /** Hex. */
  sha256: string
  /** What its first bytes say it is. */
  signature: { ext: string; mime: string } | undefined
  /** Null: nobody looks for viruses here. */
  verdict: Verdict | null
}

type Open = () => AsyncIterable<Uint8Array<ArrayBuffer>>

/**
 * Reads a whole content once: its digest, its signature, and the virus scan where there is one.
 * @param open begins to read it; the pieces are the reader's
 * @throws ScannerUnreachable when there should be a verdict and is none, as when `signal` aborts; whatever `open` throws
 */
export async function readContent(open: Open, scanner: Scanner | null, signal: AbortSignal): Promise<Content> {
  const hash = createHash('sha256')
  let head: Uint8Array | undefined
  const look = (piece: Uint8Array): void => {
    // A copy: of a Buffer, `slice` gives a view, and the piece is given back.
    head ??= new Uint8Array(piece.subarray(0, HEAD_BYTES))
    hash.update(piece)
  }
  const verdict = scanner === null ? await readAll(open, look, signal) : await scan(open, look, scanner, signal)
  const signature = await fileTypeFromBuffer(head ?? new Uint8Array())
  return { sha256: hash.digest('hex'), signature, verdict }
}

async function readAll(open: Open, look: (piece: Uint8Array) => void, signal: AbortSignal): Promise<null> {
  for await (const piece of open()) {
    requireGoingOn(signal)
    look(piece)
    free(piece)
  }
  return null
}

async function scan(
  open: Open,
  look: (piece: Uint8Array) => void,
  scanner: Scanner,
  signal: AbortSignal,
): Promise<Verdict> {
  const first = await scanOnce(open, look, scanner, signal)
  if (first !== 'broken_off') return first
  // It was ended, which another try tells: dead, it cannot be reached; started again, it takes all.
  const second = await scanOnce(open, null, scanner, signal)
  return second === 'broken_off' ? 'too_large' : second
}

/** @param look null: nothing is read beyond what the scanner wants */
async function scanOnce(
  open: Open,
  look: ((piece: Uint8Array) => void) | null,
  scanner: Scanner,
  signal: AbortSignal,
): Promise<Verdict | 'broken_off'> {
  requireGoingOn(signal)
  const run = await scanner.begin()
  signal.addEventListener('abort', run.leave)
  try {
    let isWanted = true
    for await (const piece of open()) {
      requireGoingOn(signal)
      look?.(piece)
      isWanted &&= await run.write(piece)
      if (!isWanted && look === null) break
    }
    return await run.end()
  } catch (error) {
    requireGoingOn(signal)
    throw error
  } finally {
    signal.removeEventListener('abort', run.leave)
    run.leave()
  }
}

function requireGoingOn(signal: AbortSignal): void {
  if (signal.aborted) throw new ScannerUnreachable(signal.reason)
}
