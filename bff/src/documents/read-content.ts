import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { Deps } from '../services/deps.ts'
import type { Verdict } from '../services/scanner/index.ts'

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

/**
 * Reads a whole blob once, opened piece by piece: its digest, its signature, and the virus scan where there is one.
 * @throws ScannerUnreachable when there should be a verdict and is none; IntegrityError
 */
export async function readContent(
  { vault, scanner }: Pick<Deps, 'vault' | 'scanner'>,
  blob: { id: string; size: number },
): Promise<Content> {
  const scan = await scanner?.begin()
  try {
    const hash = createHash('sha256')
    let head: Uint8Array | undefined
    let isScanning = scan !== undefined
    for await (const piece of vault.read(blob.id, { start: 0, end: blob.size - 1 })) {
      head ??= piece.slice(0, HEAD_BYTES)
      hash.update(piece)
      if (isScanning && scan !== undefined) isScanning = await scan.write(piece)
    }
    return {
      sha256: hash.digest('hex'),
      signature: await fileTypeFromBuffer(head ?? new Uint8Array()),
      verdict: scan === undefined ? null : await scan.end(),
    }
  } finally {
    scan?.leave()
  }
}
