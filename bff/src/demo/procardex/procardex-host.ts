import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import type { Context } from 'hono'
import type { DemoFacts } from '../demo-firm.ts'
import { docTab } from './doc-tab.ts'
import { EXPORTED, PROCARDEX_DOSSIERS } from './dossiers.ts'

interface Asked {
  dossier: string
  hasKeys: boolean
}

/**
 * A stand-in for ProCardex, on a site of its own: a window with its Doc tab, and its own back end, which alone knows the
 * keys.
 * @param zoneUrl public address of the zone that it talks to
 */
export function procardexHost(facts: DemoFacts, zoneUrl: string) {
  const host = new Hono()
  const { origin } = new URL(facts.hosts.procardex)
  const keys = `Basic ${Buffer.from(`${facts.firm.entityKey}:${facts.firm.apiKey}`).toString('base64')}`
  const policy = policyFor(zoneUrl)
  const script = readFileSync(new URL('doc-tab.js', import.meta.url), 'utf8')
  const styles = readFileSync(new URL('doc-tab.css', import.meta.url), 'utf8')

  /** One call with the firm's keys; an office that has none yet sends none. */
  async function askZone(c: Context, method: string, path: string, body: unknown, hasKeys: boolean): Promise<Response> {
    const answer = await fetch(`${zoneUrl}/api/v1${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'Accept-Language': c.req.header('Accept-Language') ?? 'fr-CA',
        ...(hasKeys && { Authorization: keys }),
      },
      body: JSON.stringify(body),
    })
    return new Response(await answer.text(), { status: answer.status, headers: { 'Content-Type': 'application/json' } })
  }

  host.use('/procardex/*', async (c, next) => {
    await next()
    c.header('Content-Security-Policy', policy)
    c.header('X-Content-Type-Options', 'nosniff')
  })
  host.get('/procardex', (c) => {
    const number = c.req.query('dossier') ?? EXPORTED.number
    const dossier = PROCARDEX_DOSSIERS.find((one) => one.number === number)
    return dossier === undefined ? c.notFound() : c.html(docTab(zoneUrl, dossier, c.req.query('cles') !== 'aucune'))
  })
  host.get('/procardex/doc-tab.js', (c) => c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
  host.get('/procardex/doc-tab.css', (c) => c.body(styles, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  host.post('/procardex/token', async (c) => {
    const { dossier } = await c.req.json<Asked>()
    return askZone(c, 'POST', '/embed-tokens', { member: { email: facts.member.email }, dossier, origin }, true)
  })
  host.post('/procardex/export', async (c) => {
    const { dossier, hasKeys } = await c.req.json<Asked>()
    const found = PROCARDEX_DOSSIERS.find(({ number }) => number === dossier)
    if (found === undefined) return c.notFound()
    return askZone(c, 'PUT', `/dossiers/${encodeURIComponent(dossier)}`, found.input, hasKeys)
  })
  return host
}

/** All that a page which embeds the widgets has to allow: itself, and the zone. */
function policyFor(zoneUrl: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${zoneUrl}`,
    `style-src 'self' ${zoneUrl}`,
    `connect-src 'self' ${zoneUrl}`,
    "img-src 'self'",
    // « Aperçu ».
    `frame-src ${zoneUrl}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ')
}
