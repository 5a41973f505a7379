import type { BenchZone } from './server-process.ts'
import type { Requests } from './wrk.ts'
import type { SeededRows } from './zone-rows.ts'

const TURNS = 2000

/** Any of them, by its history: session, rights and the document itself, and least besides. */
export function readsOfDocuments({ headers }: BenchZone, rows: SeededRows): Requests {
  const turns = drawTurns(rows, (index) => `/documents/${rows.documentId(index)}/versions`)
  return { headers: { Cookie: headers.Cookie ?? '' }, turns }
}

/** Documents drawn from all there are: what is read again and again would be in memory, however many there are. */
export function drawTurns({ documents }: SeededRows, pathOf: (index: number) => string): Requests['turns'] {
  return Array.from({ length: TURNS }, () => ({
    path: `/api/v1${pathOf(Math.floor(Math.random() * documents))}`,
  }))
}
