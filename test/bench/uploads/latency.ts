import { setTimeout as pause } from 'node:timers/promises'
import { startClient } from '../clients/client.ts'
import { median, percentile } from '../figure.ts'
import type { Bench } from '../figure.ts'
import { GIB, MIB, sendFile, UploadFiles } from '../upload-files.ts'
import { waitForCompletion } from './completion.ts'
import { startVariant } from './variants.ts'
import type { Variant } from './variants.ts'

const ROUNDS = 3
const EVERY_MS = 10
const IDLE_MS = 4000
/** One after the other: long enough for a hundredth of the reads to say something. */
const UPLOADS = 2

interface Sample {
  idle: number[]
  busy: number[]
  speed: number
}

/** Goal 9: a hundred reads a second by the API, while uploads take all they can. */
export async function measureLatency(): Promise<Bench> {
  using files = new UploadFiles()
  const path = files.random(GIB)
  const ours: Sample[] = []
  const stock: Sample[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await measure('product', path))
    stock.push(await measure('stock tus', path))
  }
  // Of all rounds together: a hundredth of one is a handful.
  const p99 = (samples: Sample[], when: 'idle' | 'busy'): number =>
    percentile(
      samples.flatMap((sample) => sample[when]),
      99,
    )
  const speed = (samples: Sample[]): number => median(samples.map((sample) => sample.speed))
  const measured = p99(ours, 'busy')
  return {
    figures: [
      {
        goal: 9,
        what: 'API p99 while uploads run',
        measured,
        unit: 'ms',
        peer: { name: 'stock tus', measured: p99(stock, 'busy') },
        floor: 1,
      },
      {
        goal: 9,
        what: 'API p99 while uploads run',
        measured,
        unit: 'ms',
        peer: { name: 'idle', measured: p99(ours, 'idle') },
        floor: 5,
      },
      { goal: 9, what: 'API p99 while uploads run', measured, unit: 'ms', target: 10 },
      {
        goal: 9,
        what: 'the uploads meanwhile',
        measured: speed(ours),
        unit: 'MiB/s',
        peer: { name: 'stock tus', measured: speed(stock) },
        isMoreBetter: true,
        target: 1.2,
      },
    ],
  }
}

async function measure(name: 'product' | 'stock tus', path: string): Promise<Sample> {
  const variant = await startVariant(name)
  if (variant === undefined) throw new Error(`no ${name}`)
  try {
    const read = await readOf(variant)
    const idleReads = startClient<number[]>('steady-reads', read)
    await pause(IDLE_MS)
    const idle = await idleReads.end()
    const busyReads = startClient<number[]>('steady-reads', read)
    let seconds = 0
    for (let sent = 0; sent < UPLOADS; sent++) seconds += await sendFile(variant.door, path, GIB)
    const busy = await busyReads.end()
    return { idle, busy, speed: (UPLOADS * GIB) / MIB / seconds }
  } finally {
    await variant.server.stop()
  }
}

/** A document's row by its right, as the portal asks for it; beside stock tus, a row without any. */
async function readOf({ server, door, zone }: Variant): Promise<object> {
  if (zone === undefined) return { url: server.url, headers: {}, everyMs: EVERY_MS }
  using files = new UploadFiles()
  await sendFile(door, files.random(MIB), MIB)
  const [document] = await waitForCompletion(zone)
  return { url: `${zone.url}/api/v1/documents/${document?.id}/versions`, headers: zone.headers, everyMs: EVERY_MS }
}
