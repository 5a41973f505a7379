import { median } from './figure.ts'
import type { Bench, Figure } from './figure.ts'
import { startZone } from './server-process.ts'
import type { BenchZone } from './server-process.ts'
import { seedClients } from './zone-rows.ts'

const SAMPLES = 200
const WARM_UP = 20

/** Doors that anybody may knock at with anybody's address. */
const DOORS = [
  { what: 'a code asked', path: '/session/codes', bodyOf: (email: string) => ({ email }) },
  { what: 'a new password asked', path: '/password-resets', bodyOf: (email: string) => ({ email }) },
  {
    what: 'a wrong password',
    path: '/session',
    bodyOf: (email: string) => ({ email, password: 'pas celui de Jean Roy' }),
  },
]

/** Goal 18: how long an answer takes does not tell whether somebody has the address. */
export async function measureAnswers(): Promise<Bench> {
  const zone = await startZone({ JZ_TRUSTED_PROXIES: '127.0.0.1' })
  try {
    const clients = await seedClients(zone, SAMPLES + WARM_UP)
    const figures: Figure[] = []
    for (const door of DOORS) figures.push(...(await measureDoor(zone, door, clients)))
    return { figures }
  } finally {
    await zone.stop()
  }
}

async function measureDoor(zone: BenchZone, door: (typeof DOORS)[number], clients: string[]): Promise<Figure[]> {
  const known: number[] = []
  const unknown: number[] = []
  for (const [index, client] of clients.entries()) {
    // One after the other, either first, so that what else the machine does weighs on both alike.
    const pair = [
      { to: known, email: client },
      { to: unknown, email: client.replace('client', 'personne') },
    ]
    for (const { to, email } of index % 2 === 0 ? pair : pair.toReversed()) {
      const milliseconds = await knock(zone, door, email)
      if (index >= WARM_UP) to.push(milliseconds)
    }
  }
  const [ours, theirs] = [median(unknown), median(known)]
  return [
    {
      goal: 18,
      what: `${door.what}, with nobody's address`,
      measured: ours,
      unit: 'ms',
      peer: { name: "a client's", measured: theirs },
    },
    { goal: 18, what: 'difference of the medians', measured: Math.abs(ours - theirs), unit: 'ms', floor: 5 },
    {
      goal: 18,
      what: 'chance that it means nothing (Mann-Whitney)',
      measured: chanceOfSame(known, unknown),
      unit: 'p',
      isMoreBetter: true,
      // Three doors are looked at, and every run: one in a hundred would be reached by chance.
      floor: 0.001,
    },
  ]
}

let knocks = 0

/** Each from another household: what one may ask in an hour is limited. */
async function knock(zone: BenchZone, { path, bodyOf }: (typeof DOORS)[number], email: string): Promise<number> {
  const number = knocks++
  const { Cookie: _, ...headers } = zone.headers
  const from = `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`
  const start = performance.now()
  const answer = await fetch(`${zone.url}/api/v1${path}`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', 'X-Forwarded-For': from },
    body: JSON.stringify(bodyOf(email)),
  })
  await answer.arrayBuffer()
  const milliseconds = performance.now() - start
  if (answer.status !== 202 && answer.status !== 401) throw new Error(`${path}: ${answer.status}`)
  return milliseconds
}

/** Two-sided p of the Mann-Whitney U test, by its normal approximation: exact enough from 20 samples on. */
function chanceOfSame(a: number[], b: number[]): number {
  const ranked = [...a.map((value) => ({ value, isA: true })), ...b.map((value) => ({ value, isA: false }))].toSorted(
    (left, right) => left.value - right.value,
  )
  const sum = ranked.reduce((total, { isA }, rank) => total + (isA ? rank + 1 : 0), 0)
  const u = sum - (a.length * (a.length + 1)) / 2
  const mean = (a.length * b.length) / 2
  const deviation = Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12)
  return 2 * (1 - normalBelow(Math.abs(u - mean) / deviation))
}

/** Share of a normal distribution below `z` ≥ 0: Abramowitz and Stegun 26.2.17, to seven digits. */
function normalBelow(z: number): number {
  const t = 1 / (1 + 0.231_641_9 * z)
  const terms = [0.319_381_53, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429]
  const sum = terms.reduceRight((rest, term) => t * (term + rest), 0)
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum
}
