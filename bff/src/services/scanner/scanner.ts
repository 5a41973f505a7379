/** What a virus scan came to. `too_large`: it looks at no file of that size. */
export type Verdict = 'clean' | 'infected' | 'too_large'

/** Looks for viruses in content that is sent to it piece by piece. */
export interface Scanner {
  /** @throws ScannerUnreachable */
  begin(): Promise<ScanRun>
}

export interface ScanRun {
  /** @returns false when it wants no more: ask for its verdict */
  write(piece: Uint8Array): Promise<boolean>
  /** @throws ScannerUnreachable: no verdict, which never means clean */
  end(): Promise<Verdict>
  leave(): void
}

/** The scanner is not there, or went away before its verdict. */
export class ScannerUnreachable extends Error {
  constructor(cause?: unknown) {
    super('the virus scanner does not answer', { cause })
    this.name = 'ScannerUnreachable'
  }
}

/** clamd's one line. @throws ScannerUnreachable for what is no verdict */
export function readVerdict(line: string): Verdict {
  if (line.endsWith(' OK')) return 'clean'
  if (line.endsWith(' FOUND')) return 'infected'
  if (line.includes('size limit exceeded')) return 'too_large'
  throw new ScannerUnreachable(line)
}
