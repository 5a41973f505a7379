/** What a virus scan came to. `too_large`: it does not look through a file of that size, that packs so much, or that it
 * cannot read. */
export type Verdict = 'clean' | 'infected' | 'too_large'

/** Looks for viruses in content that is sent to it piece by piece. */
export interface Scanner {
  /** @throws ScannerUnreachable */
  begin(): Promise<ScanRun>
}

export interface ScanRun {
  /** @returns false when it wants no more: ask for its verdict */
  write(piece: Uint8Array): Promise<boolean>
  /**
   * @returns `broken_off` when it went away without a word: it was ended, or the content is more than it takes
   * @throws ScannerUnreachable: no verdict, which never means clean
   */
  end(): Promise<Verdict | 'broken_off'>
  leave: () => void
}

/** The scanner is not there, or its scan was left before a verdict. */
export class ScannerUnreachable extends Error {
  constructor(cause?: unknown) {
    super('the virus scanner does not answer', { cause })
    this.name = 'ScannerUnreachable'
  }
}

/** clamd's one line. @throws Error for what is no answer of clamd's */
export function readVerdict(line: string): Verdict {
  if (line.endsWith(' OK')) return 'clean'
  // With AlertExceedsMax: what a packed bomb comes to.
  if (line.includes('Heuristics.Limits.Exceeded') || line.endsWith(' ERROR')) return 'too_large'
  if (line.endsWith(' FOUND')) return 'infected'
  throw new Error(`no answer of a virus scanner: ${line.slice(0, 100)}`)
}
