import { Hono } from 'hono'
import { html } from 'hono/html'
import type { DemoFacts } from './demo-firm.ts'
import { PROCARDEX_DOSSIERS } from './procardex-dossiers.ts'

/**
 * A stand-in for ProCardex, on a site of its own: its Doc tab in a page, and its own back end, which alone knows the keys.
 * @param zoneUrl public address of the zone that it talks to
 */
export function procardexHost(facts: DemoFacts, zoneUrl: string) {
  const host = new Hono()
  const origin = new URL(facts.hosts.procardex).origin
  const keys = `Basic ${Buffer.from(`${facts.firm.entityKey}:${facts.firm.apiKey}`).toString('base64')}`

  /** One call with the firm's keys; an office that has none yet sends none. */
  async function askZone(method: string, path: string, body: unknown, hasKeys: boolean): Promise<Response> {
    const answer = await fetch(`${zoneUrl}/api/v1${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(hasKeys && { Authorization: keys }) },
      body: JSON.stringify(body),
    })
    return new Response(await answer.text(), { status: answer.status, headers: { 'Content-Type': 'application/json' } })
  }

  host.get('/', (c) => c.redirect('/procardex'))
  host.get('/procardex', (c) =>
    c.html(docTab(zoneUrl, c.req.query('dossier') ?? facts.dossier.number, c.req.query('cles'))),
  )
  host.get('/procardex.js', (c) => c.body(SCRIPT, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
  host.get('/procardex.css', (c) => c.body(STYLES, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  host.get('/favicon.ico', (c) => c.body(null, 204))
  host.post('/token', async (c) => {
    const { dossier } = await c.req.json<{ dossier: string }>()
    return askZone('POST', '/embed-tokens', { member: { email: facts.member.email }, dossier, origin }, true)
  })
  host.post('/export', async (c) => {
    const { dossier, hasKeys } = await c.req.json<{ dossier: string; hasKeys: boolean }>()
    const found = PROCARDEX_DOSSIERS.find(({ number }) => number === dossier)
    if (found === undefined) return c.notFound()
    return askZone('PUT', `/dossiers/${encodeURIComponent(dossier)}`, found.input, hasKeys)
  })
  return host
}

function docTab(zoneUrl: string, number: string, keys: string | undefined) {
  return html`<!doctype html>
    <html lang="fr-CA">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>ProCardex – ${number}</title>
        <link rel="stylesheet" href="/procardex.css" />
        <script type="module" src="${zoneUrl}/widgets/juriszone.js"></script>
        <script type="module" src="/procardex.js"></script>
      </head>
      <body data-keys="${keys === 'aucune' ? 'none' : 'set'}">
        <header>
          <b>ProCardex</b>
          <nav aria-label="Dossiers">
            ${PROCARDEX_DOSSIERS.map(({ number: one }) => html`<a href="/procardex?dossier=${encodeURIComponent(one)}">${one}</a> `)}
            <a href="/procardex?dossier=2026-0415&cles=aucune">sans clés</a>
          </nav>
        </header>
        <p class="tab">Onglet Doc</p>
        <main>
          <jz-zone base-url="${zoneUrl}"><jz-dossier-docs dossier="${number}"></jz-dossier-docs></jz-zone>
        </main>
      </body>
    </html>`
}

/** What a host writes: where a token comes from, and how an export is done. */
const SCRIPT = `const zone = document.querySelector('jz-zone')
const { dossier } = document.querySelector('jz-dossier-docs').attributes

async function ask(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const result = await answer.json()
  if (!answer.ok) throw result
  return result
}

zone.getToken = async () => (await ask('/token', { dossier: dossier.value })).token
zone.addEventListener('jz-export-requested', (event) => {
  event.respondWith(ask('/export', { dossier: dossier.value, hasKeys: document.body.dataset.keys === 'set' }))
})
`

const STYLES = `body { margin: 0; font: 14px/1.4 "Segoe UI", Arial, sans-serif; background: #e9e9ec; color: #222; }
header { display: flex; flex-wrap: wrap; gap: 24px; padding: 8px 16px; background: #2d4a6d; color: #fff; }
nav { display: flex; flex-wrap: wrap; gap: 16px; }
nav a { color: #fff; }
.tab { display: inline-block; margin: 8px 0 0 16px; padding: 6px 16px; background: #fcfbf8; }
main { max-width: 1100px; margin: 0 16px 16px; padding: 16px; background: #fcfbf8; }
`
