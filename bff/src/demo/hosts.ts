import { Hono } from 'hono'
import { html } from 'hono/html'
import type { DemoFacts } from './demo-firm.ts'
import { procardexHost } from './procardex/procardex-host.ts'
import { websiteHost } from './website/website-host.ts'

/** Where the demo's other site has what embeds the zone. */
export function hostsAt(port: number): DemoFacts['hosts'] {
  const site = `http://127.0.0.1:${port}`
  return { procardex: `${site}/procardex`, website: `${site}/etude/transmettre` }
}

/** The demo's other site: the practice software and the firm's own website, each as its own people would make it. */
export function demoHosts(facts: DemoFacts, zoneUrl: string) {
  const hosts = new Hono()
  hosts.get('/', (c) => {
    c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
    return c.html(INDEX)
  })
  hosts.get('/favicon.ico', (c) => c.body(null, 204))
  hosts.route('/', procardexHost(facts, zoneUrl))
  hosts.route('/', websiteHost(facts, zoneUrl))
  return hosts
}

const INDEX = html`<!doctype html>
  <html lang="fr-CA">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Hôtes de démonstration</title>
    </head>
    <body>
      <h1>Hôtes de démonstration</h1>
      <ul>
        <li><a href="/procardex">ProCardex, onglet Doc</a></li>
        <li><a href="/etude">Site de l’étude Marchand Thibodeau, notaires</a></li>
      </ul>
    </body>
  </html>`
