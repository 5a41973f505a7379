import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../bff/src/app.ts'
import { close, listen } from '../../bff/src/serve.ts'
import { startZone } from '../support/zone.ts'
import type { Zone } from '../support/zone.ts'
import { openBox, SITE } from './deposits/visitors.ts'

const widgetsDir = mkdtempSync(join(tmpdir(), 'jz-widgets-'))
let zone: Zone
beforeAll(async () => {
  // A demo answers under any name of this computer, by the port that it listens on.
  zone = await startZone({ config: { isDemo: true } })
})
afterAll(async () => {
  await zone.stop()
  rmSync(widgetsDir, { recursive: true })
})

async function ask(path: string): Promise<Response> {
  return createApp(zone.deps, { widgetsDir }).request(`${zone.deps.config.publicUrl}${path}`)
}

function policyOf(answer: Response): Map<string, string> {
  const policy = answer.headers.get('Content-Security-Policy') ?? ''
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ')
      return [name, values.join(' ')]
    }),
  )
}

test('« Aperçu » is a page of nobody’s: no cookie, no API, no markup of a document, whoever frames it', async () => {
  const { publicUrl } = zone.deps.config
  const page = await ask('/apercu')
  expect([page.status, page.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=UTF-8'])
  expect(Object.fromEntries(policyOf(page))).toEqual({
    'default-src': "'none'",
    'script-src': `${publicUrl}/widgets/`,
    'connect-src': `${publicUrl}/widgets/`,
    'font-src': `${publicUrl}/widgets/`,
    'style-src': `${publicUrl}/apercu.css`,
    'img-src': 'blob:',
    'worker-src': 'blob:',
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': '*',
    'require-trusted-types-for': "'script'",
    'trusted-types': 'jz-worker',
    sandbox: 'allow-scripts',
  })
  expect(page.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
  expect(page.headers.get('Cross-Origin-Embedder-Policy')).toBe('credentialless')
  expect(page.headers.get('Set-Cookie')).toBeNull()
})

test('it is the same page whatever it is asked, and its styles may be loaded from there', async () => {
  const bodies = await Promise.all(['/apercu', '/apercu?name=<b>x</b>'].map(async (path) => (await ask(path)).text()))
  expect(new Set(bodies).size).toBe(1)
  expect((await ask('/apercu.css')).headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
})

test('a page that is meant to be framed forbids it in no other header, to no browser', async () => {
  const { firmId } = await zone.firm()
  const key = await openBox(zone, firmId)
  const server = await listen(createApp(zone.deps, { widgetsDir }).fetch, 0, '127.0.0.1')
  const { port } = server.address() as AddressInfo
  const told: Record<string, (string | null)[]> = {}
  for (const path of ['/apercu', `/boite/${key}`, '/boite/jzp_none', '/dossiers', '/apercu.css']) {
    const { headers } = await fetch(`http://127.0.0.1:${port}${path}`)
    const ancestors = /frame-ancestors ([^;]+)/.exec(headers.get('Content-Security-Policy') ?? '')?.[1]
    told[path] = [headers.get('X-Frame-Options'), ancestors ?? null]
  }
  await close(server)
  expect(told).toEqual({
    '/apercu': [null, '*'],
    [`/boite/${key}`]: [null, SITE],
    '/boite/jzp_none': [null, '*'],
    '/dossiers': ['DENY', "'none'"],
    '/apercu.css': ['DENY', "'none'"],
  })
})

test('the portal may frame the zone’s own pages, and may itself be framed by none', async () => {
  const policy = policyOf(await ask('/dossiers'))
  expect([policy.get('frame-src'), policy.get('frame-ancestors'), policy.get('trusted-types')]).toEqual([
    "'self'",
    "'none'",
    'lit-html',
  ])
})
