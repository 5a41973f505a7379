import { createReadStream } from 'node:fs'
import { opendir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Invariant, Patient } from './invariant.ts'

/** How a database page would begin that is not encrypted. */
const SQLITE = 'SQLite format 3'
const JZE1 = 'JZE1'

/** The demo keeps its letters as their readers would: in clear. */
const PASSED_OVER = 'demo-mail'

/** Nothing in the data folder lies in clear. */
export const plaintext: Invariant = {
  name: 'I3 nothing in clear',
  async check(patient, report) {
    let looked = 0
    for await (const path of filesOf(patient)) {
      looked++
      const name = relative(patient.dataDir, path)
      const isBlob = path.startsWith(patient.blobsDir + sep)
      const isWal = path === `${patient.databasePath}-wal`
      try {
        const start = isBlob || path === patient.databasePath ? await startOf(path) : ''
        // An empty one has been opened and not yet written to.
        if (isBlob && start !== '' && !start.startsWith(JZE1)) report(`file ${name}: does not begin with ${JZE1}`)
        if (start.startsWith(SQLITE)) report(`file ${name}: is a database in clear`)
        for (const [position, found] of formsOf([...patient.markers, ...(isWal ? [SQLITE] : [])]).entries()) {
          if (name.includes(found.toString()) || (await holds(path, found))) report(`file ${name}: holds marker ${position}`)
        }
      } catch (error) {
        // Files come and go while a zone runs.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      }
    }
    return looked
  },
}
