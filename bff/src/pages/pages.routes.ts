import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { ZoneConfig } from '../config.ts'
import type { ZoneEnv } from '../services/http/index.ts'
import { PAGE_STYLES } from './page-styles.ts'
import { previewPage } from './preview-page.ts'
import { widgetFiles } from './widget-files.ts'

/** Every address of the portal is the same page: the element reads the path. */
const PORTAL_PATHS = [
  '/',
  '/personnes',
  '/dossiers',
  '/dossiers/:id',
  '/depots',
  '/partages',
  '/partages/:id',
  '/activer',
  '/mot-de-passe',
]

/** JurisZone's own site and the files that any page embeds. */
export function pageRoutes(config: ZoneConfig, widgetsDir: string) {
  const routes = new Hono<ZoneEnv>()

  routes.route('/widgets', widgetFiles(widgetsDir))
  routes.route('/', previewPage(config))

  routes.get('/portal.css', (c) => {
    c.header('Content-Type', 'text/css; charset=utf-8')
    c.header('Cache-Control', 'no-cache')
    return c.body(PAGE_STYLES)
  })
  const favicon = readFileSync(new URL('favicon.svg', import.meta.url), 'utf8')
  routes.get('/favicon.ico', (c) =>
    c.body(favicon, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-cache' }),
  )

  for (const path of PORTAL_PATHS) {
    routes.get(path, (c) => {
      c.header('Cache-Control', 'no-cache')
      return c.html(SHELL)
    })
  }
  // Somebody who follows a wrong address reads a page, not a problem for programs.
  routes.get('*', (c, next) => {
    const isReader = c.req.header('Accept')?.includes('text/html') === true && !c.req.path.startsWith('/api/')
    return isReader ? c.html(SHELL, 404) : next()
  })
  return routes
}

const SHELL = html`<!doctype html>
  <html lang="fr-CA">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>JurisZone</title>
      <link rel="icon" href="/favicon.ico" type="image/svg+xml" />
      <link rel="stylesheet" href="/portal.css" />
      <script type="module" src="/widgets/juriszone.js"></script>
    </head>
    <body>
      <jz-portal base-url=""></jz-portal>
      <noscript
        >La JurisZone a besoin de JavaScript. Activez-le dans votre navigateur, puis rechargez la page.</noscript
      >
    </body>
  </html>`
