import { startClient } from '../clients/client.ts'
import { median } from '../figure.ts'
import type { Bench } from '../figure.ts'
import { forgetPeak, peakMemory } from '../meters.ts'
import { MIB } from '../upload-files.ts'
import { NO_NGINX, startVariant } from './variants.ts'
import type { VariantName } from './variants.ts'

const ROUNDS = 3
const VARIANTS: VariantName[] = ['product', 'stock tus', 'nginx']
const COUNT = 200
const WARM_UP = 20
const SIZE = 5 * MIB

interface Sample {
  seconds: number
  failures: number
  peak: number
}

/** Goal 5: two hundred files at once, announced and sent. */
export async function measureParallel(): Promise<Bench> {
  const samples = new Map<VariantName, Sample[]>()
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of VARIANTS) {
      const sample = await measure(name)
      if (sample) samples.set(name, [...(samples.get(name) ?? []), sample])
    }
  }
  const all = (name: VariantName, field: keyof Sample): number[] =>
    (samples.get(name) ?? []).map((sample) => sample[field])
  const what = `${COUNT} × ${SIZE / MIB} MiB at once`
  const measured = median(all('product', 'seconds'))
  const peer = (name: VariantName) => ({ name, measured: median(all(name, 'seconds')) })
  return {
    figures: [
      { goal: 5, what, measured, unit: 's', peer: peer('stock tus'), floor: 1.1, target: 0.9 },
      ...(samples.has('nginx')
        ? [{ goal: 5, what, measured, unit: 's', peer: peer('nginx') } satisfies Bench['figures'][number]]
        : []),
      {
        goal: 5,
        what: 'failures of it',
        measured: Math.max(...all('product', 'failures')),
        unit: '',
        floor: 0,
        target: 0,
      },
      {
        goal: 5,
        what: 'peak memory of it',
        measured: median(all('product', 'peak')) / MIB,
        unit: 'MiB',
        floor: 350,
        target: 250,
      },
    ],
    missing: samples.has('nginx') ? [] : [NO_NGINX],
  }
}

async function measure(name: VariantName): Promise<Sample | undefined> {
  const variant = await startVariant(name)
  if (variant === undefined) return undefined
  const { server, door } = variant
  try {
    const send = (count: number) => startClient<Omit<Sample, 'peak'>>('many-uploads', { door, count, size: SIZE }).end()
    // The first to compile what they run, whichever server it is.
    await send(WARM_UP)
    forgetPeak(server.pid)
    const found = await send(COUNT)
    return { ...found, peak: peakMemory(server.pid) }
  } finally {
    await server.stop()
  }
}
