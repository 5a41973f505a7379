import { drawTurns, readsOfDocuments } from './document-requests.ts'
import { median } from './figure.ts'
import type { Bench, Figure } from './figure.ts'
import { startZone } from './server-process.ts'
import type { BenchZone } from './server-process.ts'
import { findWrk, load, NO_WRK } from './wrk.ts'
import type { Load, Requests } from './wrk.ts'
import { seedDocuments } from './zone-rows.ts'
import type { SeededRows } from './zone-rows.ts'

const ROUNDS = 3
const SECONDS = 3
const FEW = 10_000
const MANY = 1_000_000

type Work = 'read' | 'list' | 'write'

/** Goal 10: the same work in a zone of ten thousand documents and in one of a million. */
export async function measureGrowth(): Promise<Bench> {
  const wrk = await findWrk()
  if (wrk === undefined) return { figures: [], missing: [NO_WRK] }
  await using servers = new AsyncDisposableStack()
  const stop = (server: BenchZone): Promise<void> => server.stop()
  const zones = new Map<number, { zone: BenchZone; work: Record<Work, Requests>; loads: Record<Work, Load[]> }>()
  let seeding = 0
  for (const documents of [FEW, MANY]) {
    const zone = servers.adopt(await startZone(), stop)
    const started = performance.now()
    const rows = await seedDocuments(zone, documents)
    seeding = (performance.now() - started) / 1000
    zones.set(documents, { zone, work: workOn(zone, rows), loads: { read: [], list: [], write: [] } })
  }
  // In turns, so that what else the machine does weighs on both alike.
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of ['read', 'list', 'write'] as const) {
      for (const { zone, work, loads } of zones.values())
        loads[name].push(await load(wrk, zone.url, work[name], SECONDS))
    }
  }

  const middle = (documents: number, work: Work, field: keyof Load): number =>
    median((zones.get(documents)?.loads[work] ?? []).map((sample) => sample[field]))
  const grown = (what: string, work: Work, field: 'perSecond' | 'p99', floor: number, target: number): Figure => ({
    goal: 10,
    what: `a million documents: ${what}`,
    measured: middle(MANY, work, field),
    unit: field === 'p99' ? 'ms' : 'req/s',
    peer: { name: '10k', measured: middle(FEW, work, field) },
    ...(field === 'perSecond' && { isMoreBetter: true }),
    floor,
    target,
  })
  return {
    figures: [
      grown('read one', 'read', 'perSecond', 0.85, 0.93),
      grown('list a page', 'list', 'perSecond', 0.85, 0.93),
      grown('list a page, p99', 'list', 'p99', 1.3, 1.1),
      grown('rename one', 'write', 'perSecond', 0.75, 0.85),
    ],
    notes: [`growth: a million documents were seeded in ${seeding.toFixed(0)} s`],
  }
}

function workOn(zone: BenchZone, rows: SeededRows): Record<Work, Requests> {
  const { Cookie = '', ...forUnsafe } = zone.headers
  return {
    read: readsOfDocuments(zone, rows),
    list: {
      headers: { Cookie },
      turns: drawTurns(rows, (index) => `/dossiers/${rows.dossierId(index)}/documents?limit=100`),
    },
    // One transaction: the name, the dossier's last activity, the row of evidence.
    write: {
      method: 'PATCH',
      headers: { Cookie, ...forUnsafe, 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'Acte %d.pdf' }),
      turns: drawTurns(rows, (index) => `/documents/${rows.documentId(index)}`),
    },
  }
}
