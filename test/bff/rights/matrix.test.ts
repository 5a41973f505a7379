import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startZone } from '../../support/zone.ts'
import type { Zone } from '../../support/zone.ts'
import { gather } from './cast.ts'
import type { Cast, Who } from './cast.ts'
import { ROWS } from './rows.ts'
import type { Sample } from './rows.ts'

let zone: Zone
let cast: Cast
beforeAll(async () => {
  zone = await startZone()
  cast = await gather(zone)
}, 60_000)
afterAll(() => zone.stop())

/** What the application really registers; middleware apart. */
function registeredRoutes(): string[] {
  const routes = zone.app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
    .map(({ method, path }) => `${method} ${path.replace('/api/v1', '')}`)
  return [...new Set(routes)].toSorted()
}

test('every registered route has its row, and every row its route', () => {
  expect(Object.keys(ROWS).toSorted()).toEqual(registeredRoutes())
})

/** A stranger's 401 at sign-in is the door's own answer; « ok » means not refused for want of a right. */
const ANSWERS_401_ITSELF = new Set(['POST /session'])

describe.each(Object.entries(ROWS))('%s', (route, row) => {
  const [method = ''] = route.split(' ')
  // Who is refused comes first: nothing has changed then but what they wrongly could.
  const order = (Object.entries(row.expect) as [Who, number | 'ok'][]).toSorted(
    ([, a], [, b]) => Number(a === 'ok') - Number(b === 'ok'),
  )
  let sample: Sample | undefined

  test.each(order)('%s: %s', async (who, expected) => {
    // What one has deleted the next cannot delete again.
    if (sample === undefined || (method === 'DELETE' && expected === 'ok')) sample = await row.sample(cast)
    const leaving = new AbortController()
    const answer = await zone.call(cast.callers[who], method, sample.path, sample.body, sample.headers, leaving.signal)
    leaving.abort()
    if (expected === 'ok') {
      const refused = ANSWERS_401_ITSELF.has(route) ? [403, 404] : [401, 403, 404]
      expect(refused, JSON.stringify(answer.body)).not.toContain(answer.status)
      expect(answer.status).toBeLessThan(500)
    } else {
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        expected,
        expect.stringContaining('application/problem+json'),
      ])
    }
  })
})
