import { createReadStream } from 'node:fs'
import { opendir } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import type { Invariant, Patient } from './invariant.ts'

/** How the first page of a database begins that is not encrypted. */
const SQLITE = Buffer.from('SQLite format 3\0')
const JZE1 = Buffer.from('JZE1')

/** The demo keeps its letters as their readers would: in clear. */
const PASSED_OVER = 'demo-mail'

/** Nothing in the data folder lies in clear. */
export const plaintext: Invariant = {
  name: 'I3 nothing in clear',
  async check(patient, report) {
    const { dataDir, blobsDir, databasePath } = patient
    const forms = patient.markers.map((marker) => [Buffer.from(marker), Buffer.from(marker, 'utf16le')])
    let looked = 0
    for await (const path of filesOf(patient)) {
      looked++
      const name = path.slice(dataDir.length + 1)
      const tell = (isFault: boolean, fault: string): void => {
        if (isFault) report(`file ${name}: ${fault}`)
      }
      if (path.startsWith(blobsDir + sep)) {
        const start = await startOf(path, JZE1.length)
        // An empty one was opened and not yet written to.
        tell(start.length > 0 && !start.equals(JZE1), 'does not begin as a sealed file')
      }
      if (path === databasePath) tell((await startOf(path, SQLITE.length)).equals(SQLITE), 'is not encrypted')
      if (path === `${databasePath}-wal`) tell(await holdsAny(path, [SQLITE]), 'is not encrypted')
      for (const [index, marker] of forms.entries()) tell(await holdsAny(path, marker), `holds marker ${index + 1}`)
    }
    return looked
  },
}

/** The database and the blobs may each have been given a folder of their own. */
async function* filesOf({ dataDir, blobsDir, databasePath }: Patient): AsyncGenerator<string> {
  const folders = new Set([dataDir, dirname(databasePath), blobsDir])
  for (const folder of folders) {
    const isWithin = [...folders].some((other) => folder !== other && folder.startsWith(other + sep))
    if (!isWithin) yield* filesIn(folder, folder === dataDir ? [PASSED_OVER] : [])
  }
}

async function* filesIn(folder: string, except: readonly string[]): AsyncGenerator<string> {
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && !except.includes(entry.name)) yield* filesIn(path, [])
    if (entry.isFile()) yield path
  }
}

async function startOf(path: string, bytes: number): Promise<Buffer> {
  for await (const piece of readIfThere(path, bytes - 1)) return piece
  return Buffer.alloc(0)
}

/** Piece by piece, each with the end of the one before: what is looked for may lie across. */
async function holdsAny(path: string, wanted: readonly Buffer[]): Promise<boolean> {
  const overlap = Math.max(...wanted.map(({ length }) => length)) - 1
  let before = Buffer.alloc(0)
  for await (const piece of readIfThere(path)) {
    const bytes = Buffer.concat([before, piece])
    if (wanted.some((one) => bytes.includes(one))) return true
    before = bytes.subarray(Math.max(0, bytes.length - overlap))
  }
  return false
}

/** Files come and go while a zone runs. */
async function* readIfThere(path: string, end = Infinity): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { end, highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
