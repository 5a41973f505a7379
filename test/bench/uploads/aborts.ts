import { randomBytes, randomInt } from 'node:crypto'
import { get } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { median, percentile } from '../figure.ts'
import type { Bench } from '../figure.ts'
import { openFiles } from '../meters.ts'
import { startZone } from '../server-process.ts'
import type { BenchZone } from '../server-process.ts'
import { doorOfZone } from '../upload-door.ts'
import { GIB, MIB, sendFile, UploadFiles } from '../upload-files.ts'
import { waitForCompletion } from './completion.ts'
import { RawUpload, write } from './raw-upload.ts'

/** As many of each. */
const ABORTS = 1000
/** The first of the uploads one after the other: how long the next request waits is theirs to say. */
const TIMED = 200
const LANES = 4
const DOCUMENT = 8 * MIB
/** The server closes idle connections of ours by then. */
const QUIET_MS = 7000

/** Goal 16: clients that reset the connection in mid-transfer. */
export async function measureAborts(): Promise<Bench> {
  const zone = await startZone()
  try {
    using files = new UploadFiles()
    const path = files.random(DOCUMENT)
    await sendFile(doorOfZone(zone), path, DOCUMENT)
    const [document] = await waitForCompletion(zone)
    const content = `${zone.url}/api/v1/documents/${document?.id}/content`
    // What is opened once, for good, is open now.
    await Promise.all([abortUploads(zone, 5), abortDownloads(zone, content, 5)])
    await pause(QUIET_MS)
    const base = openFiles(zone.pid)

    const waits = await abortUploads(zone, TIMED)
    const others = await inLanes(() => abortUploads(zone, (ABORTS - TIMED) / LANES))
    await inLanes(() => abortDownloads(zone, content, ABORTS / LANES))
    await sendFile(doorOfZone(zone), path, DOCUMENT)
    await pause(QUIET_MS)
    return {
      figures: [
        {
          goal: 16,
          what: `${2 * ABORTS} transfers reset: files and sockets left open`,
          measured: Math.max(0, openFiles(zone.pid) - base),
          unit: '',
          floor: 0,
          target: 0,
        },
        {
          goal: 16,
          what: 'uploads that could go on after it',
          measured: waits.length + others.flat().length,
          unit: '',
          isMoreBetter: true,
          floor: ABORTS,
          target: ABORTS,
        },
        { goal: 16, what: 'reset to offset told, median', measured: median(waits), unit: 'ms', floor: 100, target: 20 },
        { goal: 16, what: 'reset to offset told, p99', measured: percentile(waits, 99), unit: 'ms' },
      ],
    }
  } finally {
    await zone.stop()
  }
}

async function inLanes<Found>(work: () => Promise<Found>): Promise<Found[]> {
  return Promise.all(Array.from({ length: LANES }, work))
}

/** @returns for each, how many ms after the reset the offset was told: until then nobody could have gone on */
async function abortUploads(zone: BenchZone, count: number): Promise<number[]> {
  const bytes = randomBytes(MIB)
  const upload = await RawUpload.announce(doorOfZone(zone), GIB)
  const waits: number[] = []
  for (let offset = 0; waits.length < count;) {
    const { sending, answered } = upload.patch(offset)
    answered.catch(() => undefined)
    await write(sending, bytes.subarray(0, randomInt(1, bytes.length)))
    await pause(randomInt(10))
    sending.socket?.resetAndDestroy()
    const resetAt = performance.now()
    offset = await upload.findOffset()
    waits.push(performance.now() - resetAt)
  }
  return waits
}

async function abortDownloads({ headers }: BenchZone, url: string, count: number): Promise<void> {
  for (let done = 0; done < count; done++) {
    const socket = await new Promise<Socket>((resolve, reject) => {
      const receiving = get(url, { headers, agent: false }, (answer) => {
        answer.once('error', () => undefined)
        if (answer.statusCode === 200) answer.once('data', () => resolve(answer.socket))
        else reject(new Error(`GET ${url}: ${answer.statusCode}`))
      })
      receiving.once('error', reject)
    })
    await pause(randomInt(10))
    socket.resetAndDestroy()
  }
}
