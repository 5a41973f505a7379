import type { Deps } from '../services/deps.ts'

/** A zone under examination; it may be at work meanwhile. Nothing that is in it is changed. */
export interface Patient {
  deps: Pick<Deps, 'db' | 'clock' | 'keys' | 'vault'>
  dataDir: string
  databasePath: string
  blobsDir: string
  /** Kinds of e-mail that can be rendered. */
  mailKinds: ReadonlySet<string>
  /** Words that must lie in clear nowhere in the data folder. */
  markers: readonly string[]
  /** Whether each blob is decrypted from its first byte to its last. */
  isDeep: boolean
}

/** What must always hold, whatever was killed and whenever. */
export interface Invariant {
  name: string
  /**
   * @param report takes one fault: ids, never names
   * @returns how many things were looked at
   */
  check(patient: Patient, report: (fault: string) => void): Promise<number>
}
