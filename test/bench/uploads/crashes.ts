import { createHash, randomBytes, randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { median } from '../figure.ts'
import type { Bench } from '../figure.ts'
import { startZone } from '../server-process.ts'
import type { BenchZone } from '../server-process.ts'
import { doorOfZone } from '../upload-door.ts'
import { MIB } from '../upload-files.ts'
import { waitForCompletion } from './completion.ts'
import { pour, RawUpload } from './raw-upload.ts'

const KILLS = 10
/** Under way at each kill, each elsewhere in its file. */
const UPLOADS = 5
const KIB = 1024

interface Sample {
  isExact: boolean
  resent: number
  /** Seconds from the kill until the offset is told; the product's start is in it. */
  wait: number
}

/** Goal 15: `kill -9` at fifty points, and what has to be sent again. */
export async function measureCrashes(): Promise<Bench> {
  const zone = await startZone()
  const samples: Sample[] = []
  try {
    for (let kill = 0; kill < KILLS; kill++) samples.push(...(await killAndResume(zone)))
  } finally {
    await zone.stop()
  }
  const points = KILLS * UPLOADS
  const resent = samples.map((sample) => sample.resent / MIB)
  return {
    figures: [
      {
        goal: 15,
        what: `kill -9 at ${points} points: files resumed exactly`,
        measured: samples.filter(({ isExact }) => isExact).length,
        unit: '',
        isMoreBetter: true,
        floor: points,
        target: points,
      },
      { goal: 15, what: 'sent again, at most', measured: Math.max(...resent), unit: 'MiB', floor: 64, target: 1 },
      { goal: 15, what: 'sent again, median', measured: median(resent), unit: 'MiB' },
      {
        goal: 15,
        what: 'kill to offset told, at most',
        measured: Math.max(...samples.map(({ wait }) => wait)),
        unit: 's',
        target: 6,
      },
    ],
  }
}

async function killAndResume(zone: BenchZone): Promise<Sample[]> {
  const running = await Promise.all(
    Array.from({ length: UPLOADS }, async () => {
      const content = randomBytes(randomInt(16 * MIB, 24 * MIB))
      const upload = await RawUpload.announce(doorOfZone(zone), content.length)
      const { sending, answered } = upload.patch(0)
      answered.catch(() => undefined)
      return { content, upload, sent: pour(sending, content, randomInt(64 * KIB, 256 * KIB), 10) }
    }),
  )
  await pause(randomInt(50, 600))
  const killedAt = performance.now()
  const restarted = zone.product.killAndRestart()
  const samples = await Promise.all(
    running.map(async ({ content, upload, sent }) => {
      await restarted
      const offset = await upload.findOffset()
      const wait = (performance.now() - killedAt) / 1000
      const isExact = await finishExactly(zone, upload, content, offset)
      return { isExact, resent: Math.max(0, (await sent) - offset), wait }
    }),
  )
  return samples
}

async function finishExactly(zone: BenchZone, upload: RawUpload, content: Buffer, offset: number): Promise<boolean> {
  const { sending, answered } = upload.patch(offset)
  sending.end(content.subarray(offset))
  const { headers } = await answered
  const [documentId = ''] = String(headers['upload-document']).split(';')
  await waitForCompletion(zone)
  const received = await (await zone.call('GET', `/documents/${documentId}/content`)).bytes()
  return sha256(received) === sha256(content)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
