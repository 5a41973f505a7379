import { html } from 'hono/html'
import { Hono } from 'hono'
import type { ZoneConfig } from '../config.ts'
import type { ZoneEnv } from '../services/http/index.ts'
import { letFrame } from './let-frame.ts'

/**
 * « Aperçu »: a page that draws what the page around it hands over, PDF or image, and asks the zone for nothing.
 * Sandboxed into an origin of its own, it has neither cookie nor storage nor a way to the API, whatever a document
 * makes its reader do. Any page may frame it for that reason: it holds nothing, and no button.
 */
export function previewPage(config: ZoneConfig) {
  const routes = new Hono<ZoneEnv>()

  routes.get('/apercu', (c) => {
    // The demo is also reached by number, elsewhere a proxy stands before us.
    const home = config.isDemo ? new URL(c.req.url).origin : new URL(config.publicUrl).origin
    letFrame(c, policyFor(home))
    // For pages that require it of their frames. Under `require-corp` WebKit starts no worker of an origin of nobody's.
    c.header('Cross-Origin-Embedder-Policy', 'credentialless')
    // An origin that is nobody's needs no cluster of its own, and the browser would say so on the page around.
    c.header('Origin-Agent-Cluster', '?0')
    return c.html(SHELL)
  })
  routes.get('/apercu.css', (c) => {
    c.header('Content-Type', 'text/css; charset=utf-8')
    c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    c.header('Cache-Control', 'no-cache')
    return c.body(STYLES)
  })
  return routes
}

/** Named by address: « self » is nobody in an origin of its own. */
function policyFor(home: string): string {
  const ours = `${home}/widgets/`
  return [
    "default-src 'none'",
    `script-src ${ours}`,
    // Maps of characters and fonts that a PDF takes for granted.
    `connect-src ${ours}`,
    `font-src ${ours}`,
    'worker-src blob:',
    'img-src blob:',
    `style-src ${home}/apercu.css`,
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors *',
    "require-trusted-types-for 'script'",
    'trusted-types jz-worker',
    'sandbox allow-scripts',
  ].join('; ')
}

const SHELL = html`<!doctype html>
  <html lang="fr-CA">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Aperçu</title>
      <link rel="stylesheet" href="/apercu.css" />
      <script type="module" src="/widgets/preview.js"></script>
    </head>
    <body>
      <main tabindex="0" aria-label="Aperçu"></main>
    </body>
  </html>`

const STYLES = `html { background: var(--ground, transparent); color: var(--ink, inherit); font: 15px/1.5 sans-serif; }
html, body, main { block-size: 100%; margin: 0; }
main { --room: 16px; box-sizing: border-box; padding: var(--room); overflow: auto; }
main:focus-visible { outline: 3px solid #1a66d0; outline-offset: -3px; }
img { display: block; max-inline-size: 100%; margin: auto; }
.sheet { position: relative; inline-size: min(100%, calc(var(--points) * 1.5px)); margin: auto; background: #fff; box-shadow: 0 1px 4px rgb(0 0 0 / 30%); overflow: hidden; }
.sheet + .sheet { margin-block-start: 16px; }
[role='status'] { margin: 0; }
[role='status']:not(:empty) { position: sticky; inset-block-start: calc(-1 * var(--room)); z-index: 1; margin: calc(-1 * var(--room)); margin-block-end: var(--room); padding: 12px var(--room); background: var(--ground, Canvas); border-block-end: 1px solid; }
canvas { display: block; inline-size: 100%; block-size: 100%; }
.vh { position: absolute; inline-size: 1px; block-size: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: pre; }
@media (max-width: 559px) { main { --room: 8px; } }
`
