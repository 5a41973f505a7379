import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startZone } from '../../support/zone.ts'
import type { Zone } from '../../support/zone.ts'

let zone: Zone
beforeAll(async () => {
  zone = await startZone()
})
afterAll(() => zone.stop())

describe('requests from elsewhere', () => {
  const body = { email: 'x@y.example', password: 'x' }
  test.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a neighbour domain', { 'Sec-Fetch-Site': 'same-site' }],
    ['nothing that tells', { 'Sec-Fetch-Site': '', Origin: '' }],
    ['no header of ours', { 'X-JZ': '' }],
  ])('%s: refused before anything is looked at', async (_from, headers) => {
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-JZ': '1', ...headers } }
    for (const [name, value] of Object.entries(init.headers)) if (value === '') delete init.headers[name as never]
    const answer = await zone.app.request('http://localhost:8787/api/v1/session', {
      ...init,
      body: JSON.stringify(body),
    })
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'cross_site'])
  })

  test.each(['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded'])(
    'a body as %s is refused',
    async (type) => {
      const answer = await zone.call(null, 'POST', '/session', body, { 'Content-Type': type })
      expect(answer.status).toBe(415)
    },
  )
})
