import { readsOfDocuments } from './document-requests.ts'
import { median } from './figure.ts'
import type { Bench } from './figure.ts'
import { cpuSeconds } from './meters.ts'
import { startPeer, startZone } from './server-process.ts'
import type { BenchServer } from './server-process.ts'
import { findWrk, load, NO_WRK } from './wrk.ts'
import type { Load, Requests } from './wrk.ts'
import { seedDocuments } from './zone-rows.ts'

const ROUNDS = 3
const SECONDS = 4
const DOCUMENTS = 10_000

interface Sample extends Load {
  /** Milliseconds for a thousand requests. */
  cpu: number
}

/** Goal 8: a member reads what is known of one document; Hono says hello. */
export async function measureApi(): Promise<Bench> {
  const wrk = await findWrk()
  if (wrk === undefined) return { figures: [], missing: [NO_WRK] }
  await using servers = new AsyncDisposableStack()
  const stop = (server: BenchServer): Promise<void> => server.stop()
  const zone = servers.adopt(await startZone(), stop)
  const hello = servers.adopt(await startPeer('hono-hello'), stop)
  const reads = readsOfDocuments(zone, await seedDocuments(zone, DOCUMENTS))

  const ours: Sample[] = []
  const theirs: Sample[] = []
  const measure = async (server: BenchServer, requests: Requests): Promise<Sample> => {
    const before = cpuSeconds(server.pid)
    const sample = await load(wrk, server.url, requests, SECONDS)
    return { ...sample, cpu: ((cpuSeconds(server.pid) - before) * 1_000_000) / sample.requests }
  }
  // In turns, so that what else the machine does weighs on both alike; the first to compile what they run.
  for (let round = 0; round <= ROUNDS; round++) {
    const [zoneSample, helloSample] = [await measure(zone, reads), await measure(hello, { turns: [{ path: '/' }] })]
    if (round === 0) continue
    ours.push(zoneSample)
    theirs.push(helloSample)
  }
  const middle = (samples: Sample[], field: keyof Sample): number => median(samples.map((sample) => sample[field]))
  return {
    figures: [
      {
        goal: 8,
        what: 'document read by a member, 64 at once',
        measured: middle(ours, 'perSecond'),
        unit: 'req/s',
        peer: { name: 'Hono hello', measured: middle(theirs, 'perSecond') },
        isMoreBetter: true,
        floor: 0.3,
        target: 0.45,
      },
      {
        goal: 8,
        what: 'the same, p99',
        measured: middle(ours, 'p99'),
        unit: 'ms',
        peer: { name: 'Hono hello', measured: middle(theirs, 'p99') },
        floor: 4,
        target: 2.5,
      },
      {
        goal: 8,
        what: 'CPU of the server for a thousand of them',
        measured: middle(ours, 'cpu'),
        unit: 'ms',
        peer: { name: 'Hono hello', measured: middle(theirs, 'cpu') },
      },
    ],
  }
}
