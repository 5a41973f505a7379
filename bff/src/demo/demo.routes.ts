import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { Problem } from '../platform/problems.ts'
import type { ZoneEnv } from '../services/http/index.ts'
import type { DemoFacts } from './demo-firm.ts'
import type { DemoMail, DemoMailbox } from './mailbox.ts'

/** `/demo/*`: who to be, and the mail to look at. */
export function demoRoutes(facts: DemoFacts, mailbox: DemoMailbox) {
  const routes = new Hono<ZoneEnv>()
  routes.get('/facts.json', (c) => c.json(facts))
  routes.get('/mail.json', (c) => c.json(mailbox.list()))
  routes.get('/mail', (c) => c.html(mailPage(mailbox.list())))
  routes.get('/mail/:id', (c) => {
    const letter = mailbox.list().find(({ id }) => id === c.req.param('id'))
    if (letter === undefined) throw new Problem('not_found')
    // A letter's own inline styles, and nothing that runs.
    c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
    return c.html(raw(letter.html))
  })
  routes.get('/demo.css', (c) => c.body(STYLES, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  return routes
}

function mailPage(letters: DemoMail[]) {
  return html`<!doctype html>
    <html lang="fr-CA">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Courrier de démonstration</title>
        <link rel="icon" href="/favicon.ico" type="image/svg+xml" />
        <link rel="stylesheet" href="/demo/demo.css" />
      </head>
      <body>
        <h1>Courrier de démonstration</h1>
        <p>Les courriels que la zone aurait envoyés, du plus récent au plus ancien.</p>
        ${letters.length === 0 ? html`<p>Aucun courriel.</p>` : letters.map(letterHtml)}
      </body>
    </html>`
}

function letterHtml(letter: DemoMail) {
  const parts = letter.text.split(/(https?:\/\/[^\s<>"]+)/)
  return html`<article>
    <h2>${letter.subject}</h2>
    <p class="meta">
      À ${letter.to} · de ${letter.from} · ${letter.date} · <a href="/demo/mail/${letter.id}">en HTML</a>
    </p>
    <pre>${parts.map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : part))}</pre>
  </article>`
}

const STYLES = `body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1f2a44; background: #fcfbf8; font: 16px/1.5 sans-serif; }
h1, h2 { font-weight: 400; font-family: Georgia, serif; }
h2 { margin: 0; font-size: 1.2rem; }
article { border-top: 1px solid #e2dcd0; padding: 1rem 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
.meta { color: #475066; font-size: .9rem; }
a { color: #24508a; }
`
