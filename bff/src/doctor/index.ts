import { activityChains } from './activity-chains.ts'
import { blobFiles } from './blob-files.ts'
import { endedTokens } from './ended-tokens.ts'
import type { Invariant, Patient } from './invariant.ts'
import { openableBlobs } from './openable-blobs.ts'
import { plaintext } from './plaintext.ts'
import { promisedMail } from './promised-mail.ts'
import { sums } from './sums.ts'
import { uploadsAndVersions } from './uploads-and-versions.ts'

export type { Patient } from './invariant.ts'

const INVARIANTS: readonly Invariant[] = [
  uploadsAndVersions,
  blobFiles,
  plaintext,
  promisedMail,
  activityChains,
  openableBlobs,
  sums,
  endedTokens,
]

/** Faults of one invariant that are told one by one. */
const TOLD = 20

/**
 * Checks one invariant after the other.
 * @param tell takes a line at a time: each invariant's verdict, then its faults
 * @returns whether all of them hold
 */
export async function examine(patient: Patient, tell: (line: string) => void): Promise<boolean> {
  let isHealthy = true
  for (const invariant of INVARIANTS) {
    const faults: string[] = []
    let count = 0
    const looked = await invariant.check(patient, (fault) => {
      if (count++ < TOLD) faults.push(fault)
    })
    const verdict = count === 0 ? `ok (${looked})` : `${count} ${count === 1 ? 'fault' : 'faults'} (of ${looked})`
    tell(`${invariant.name}: ${verdict}`)
    for (const fault of faults) tell(`  ${fault}`)
    if (count > TOLD) tell(`  and ${count - TOLD} more`)
    if (count > 0) isHealthy = false
  }
  return isHealthy
}
