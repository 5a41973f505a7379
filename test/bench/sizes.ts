import { ALL, DOORS } from '../../widgets/bundle/index.ts'
import { FLOOR_OF_ALL, FLOORS, weigh } from '../support/weight.ts'
import type { Bench, Figure } from './figure.ts'

const TARGETS = new Map([
  ['dossier-docs', 25],
  ['share-wizard', 18],
  ['recipient-inbox', 20],
])
const TARGET_OF_ALL = 45
const UPLOAD_FLOOR = 45
const UPLOAD_TARGET = 30

/** Goals 11 and 17: what comes over the wire. */
export async function measureSizes(): Promise<Bench> {
  const figures: Figure[] = []
  for (const door of DOORS.keys()) {
    const weight = await weigh(door)
    figures.push({
      goal: 17,
      what: `${door === ALL ? 'all tags' : door}, first load, gzip`,
      measured: weight.gzip,
      unit: 'KiB',
      floor: FLOORS.get(door) ?? FLOOR_OF_ALL,
      target: TARGETS.get(door) ?? TARGET_OF_ALL,
    })
    if (door !== 'dossier-docs') continue
    figures.push({
      goal: 11,
      what: 'dossier-docs while it uploads, brotli',
      measured: weight.uploadBrotli,
      unit: 'KiB',
      floor: UPLOAD_FLOOR,
      target: UPLOAD_TARGET,
    })
  }
  return { figures, missing: ['goal 11: Uppy’s Dashboard and Uploadcare, which are not installed, as peers'] }
}
