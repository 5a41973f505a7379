import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../bff/src/app.ts'
import { startZone } from '../support/zone.ts'
import type { Zone } from '../support/zone.ts'

let zone: Zone
const widgetsDir = mkdtempSync(join(tmpdir(), 'jz-widgets-'))
beforeAll(async () => {
  zone = await startZone()
  writeFileSync(join(widgetsDir, 'juriszone.js'), 'export {}')
})
afterAll(async () => {
  await zone.stop()
  rmSync(widgetsDir, { recursive: true })
})

test.each([undefined, 'text/plain', 'application/offset+octet-stream'])(
  'a body that does not say it is JSON is refused in words: %s',
  async (type) => {
    const response = await createApp(zone.deps).request(`${zone.deps.config.publicUrl}/api/v1/session`, {
      method: 'POST',
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        'X-JZ': '1',
        ...(type !== undefined && { 'Content-Type': type }),
      },
      body: new TextEncoder().encode('{"email":"a@etude.example","password":"x"}'),
    })
    expect(response.status).toBe(415)
    expect(response.headers.get('Content-Type')).toMatch(/^application\/problem\+json/)
    expect(await response.json()).toMatchObject({ code: 'not_json' })
  },
)

test('any page may load the widgets, and nothing else of ours', async () => {
  const app = createApp(zone.deps, { widgetsDir })
  const script = await app.request(`${zone.deps.config.publicUrl}/widgets/juriszone.js`)
  expect(script.status).toBe(200)
  expect(script.headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect(script.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
  const page = await app.request(`${zone.deps.config.publicUrl}/dossiers`)
  expect(page.headers.get('Access-Control-Allow-Origin')).toBeNull()
  expect(page.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
  expect(page.headers.get('X-Frame-Options')).toBe('DENY')
})

test('who follows a wrong address reads a page; a program is told in its own terms', async () => {
  const app = createApp(zone.deps, { widgetsDir })
  const address = `${zone.deps.config.publicUrl}/activation`
  const page = await app.request(address, { headers: { Accept: 'text/html,*/*' } })
  expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('<jz-portal')])
  const told = await app.request(address)
  expect([told.status, told.headers.get('Content-Type')]).toEqual([404, expect.stringContaining('problem+json')])
})

test('a method that there is not is told with those that there are', async () => {
  const response = await createApp(zone.deps).request(`${zone.deps.config.publicUrl}/api/v1/session`, {
    method: 'PROPFIND',
  })
  expect([response.status, response.headers.get('Allow')]).toEqual([405, expect.stringContaining('GET')])
})
