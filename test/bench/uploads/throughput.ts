import { median } from '../figure.ts'
import type { Bench, Figure } from '../figure.ts'
import { cpuSeconds, forgetPeak, memoryOf, peakMemory, watchForeignCpu } from '../meters.ts'
import { GIB, isRoomFor, MIB, sendFile, UploadFiles } from '../upload-files.ts'
import { waitForCompletion } from './completion.ts'
import { NO_NGINX, startVariant } from './variants.ts'
import type { VariantName } from './variants.ts'

const ROUNDS = 3
const VARIANTS: VariantName[] = ['product', 'stock tus', 'node null', 'nginx']
const LARGE = 10 * GIB
/** What is sealed is as large as what was sent, and a little more. */
const ROOM = LARGE + 4 * GIB

interface Sample {
  seconds: number
  cpu: number
  /** Until the document has left `scanning`; nobody else looks through what it is given. */
  cpuToTheEnd: number
  idle: number
  peak: number
  foreign: number
}

/** Goals 1 to 4: a gibibyte in one request, and ten. */
export async function measureThroughput(): Promise<Bench> {
  using files = new UploadFiles()
  const path = files.random(GIB)
  const samples = new Map<VariantName, Sample[]>()
  // In turns, so that what else the machine does weighs on all alike.
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of VARIANTS) {
      const sample = await measure(name, path, GIB)
      if (sample) samples.set(name, [...(samples.get(name) ?? []), sample])
    }
  }
  const large = isRoomFor(ROOM) ? await measure('product', files.sparse(LARGE), LARGE) : undefined

  const middle = (name: VariantName, field: keyof Sample): number =>
    median((samples.get(name) ?? []).map((sample) => sample[field]))
  const speed = (name: VariantName): number => GIB / MIB / middle(name, 'seconds')
  const against = (goal: number, peer: VariantName, floor: number, target: number): Figure => ({
    goal,
    what: 'upload of 1 GiB',
    measured: speed('product'),
    unit: 'MiB/s',
    peer: { name: peer, measured: speed(peer) },
    isMoreBetter: true,
    floor,
    target,
  })
  const stockCpu = { name: 'stock tus', measured: middle('stock tus', 'cpu') }
  const figures: Figure[] = [
    against(1, 'stock tus', 1, 1.2),
    ...(samples.has('nginx') ? [against(2, 'nginx', 0.22, 0.3)] : []),
    against(2, 'node null', 0.45, 0.6),
    {
      goal: 3,
      what: 'CPU of the server',
      measured: middle('product', 'cpu'),
      unit: 's/GiB',
      peer: stockCpu,
      floor: 1.1,
      target: 0.85,
    },
    {
      goal: 3,
      what: 'CPU with the completion pass',
      measured: middle('product', 'cpuToTheEnd'),
      unit: 's/GiB',
      peer: stockCpu,
    },
  ]
  if (large) figures.push(...memoryFigures(large, middle('product', 'peak')))
  const foreign = [...samples.values()].flat().map((sample) => sample.foreign)
  return {
    figures,
    missing: [
      ...(samples.has('nginx') ? [] : [NO_NGINX]),
      ...(large ? [] : [`goal 4, for want of ${ROOM / GIB} GiB in the temporary folder`]),
    ],
    notes: [
      `uploads of 1 GiB: others took ${median(foreign).toFixed(1)} cores, ${Math.min(...foreign).toFixed(1)} to ${Math.max(...foreign).toFixed(1)}`,
    ],
  }
}

async function measure(name: VariantName, path: string, size: number): Promise<Sample | undefined> {
  const variant = await startVariant(name)
  if (variant === undefined) return undefined
  const { server, door, zone } = variant
  try {
    const idle = memoryOf(server.pid)
    forgetPeak(server.pid)
    const foreignCpu = watchForeignCpu(server.pid)
    const before = cpuSeconds(server.pid)
    const seconds = await sendFile(door, path, size)
    const cpu = cpuSeconds(server.pid) - before
    const foreign = foreignCpu()
    const peak = peakMemory(server.pid)
    // Ten gibibytes are not looked through: how much is in memory is known by then.
    if (zone && size < LARGE) await waitForCompletion(zone)
    return { seconds, cpu, cpuToTheEnd: cpuSeconds(server.pid) - before, idle, peak, foreign }
  } finally {
    await server.stop()
  }
}

function memoryFigures({ idle, peak }: Sample, smallPeak: number): Figure[] {
  return [
    {
      goal: 4,
      what: 'upload of 10 GiB: peak memory over idle',
      measured: (peak - idle) / MIB,
      unit: 'MiB',
      floor: 110,
      target: 90,
    },
    {
      goal: 4,
      what: 'peak memory, 10 GiB against 1 GiB',
      measured: peak / MIB,
      unit: 'MiB',
      peer: { name: '1 GiB', measured: smallPeak / MIB },
      floor: 1.15,
      target: 1.05,
    },
  ]
}
