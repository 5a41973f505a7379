import { readFileSync } from 'node:fs'
import type { Locale } from '@juriszone/widgets/contract'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Kysely } from 'kysely'
import { preparedQuery } from '../platform/prepared-query.ts'
import type { Tables } from '../schema/index.ts'
import type { Deps } from '../services/deps.ts'
import { pagePolicy } from '../services/http/index.ts'
import type { ZoneContext, ZoneEnv } from '../services/http/index.ts'
import { letFrame } from './let-frame.ts'

const WORDS = {
  'fr-CA': {
    title: 'Remettre vos documents',
    sentBy: 'Documents transmis par JurisZone',
    noScript:
      'La remise de documents a besoin de JavaScript. Activez-le dans votre navigateur, puis rechargez la page.',
    unknown: 'Cette page de remise n’existe pas',
    unknownDetail:
      'L’adresse est peut-être incomplète, ou l’étude n’y reçoit plus de documents. Retournez sur le site de votre notaire, ou appelez l’étude.',
  },
  'en-CA': {
    title: 'Hand in your documents',
    sentBy: 'Documents sent through JurisZone',
    noScript: 'Handing in documents needs JavaScript. Turn it on in your browser, then load the page again.',
    unknown: 'There is no such page',
    unknownDetail:
      'The address may be incomplete, or the office no longer receives documents there. Go back to your notary’s website, or call the office.',
  },
} as const

type Words = (typeof WORDS)[Locale]

interface Box {
  key: string
  firm: string
  firmPhone: string | null
  origins: string[]
}

/**
 * `/boite/{key}`: an upload box on a page of the zone's own, by itself or in a frame of the firm's website, which then
 * reaches neither what is typed nor the visitor's token. No other website can frame it.
 */
export function boxPage(deps: Pick<Deps, 'db'>) {
  const routes = new Hono<ZoneEnv>()
  const script = readFileSync(new URL('box-frame.js', import.meta.url), 'utf8')

  routes.get('/boite/:key', async (c) => {
    const locale = localeOf(c)
    const t = WORDS[locale]
    const box = await findBox(deps.db.read, c.req.param('key'))
    c.header('Content-Language', locale)
    // That there is no box may be read anywhere, in the frame of who copied one too: nothing can be done there.
    letFrame(c, pagePolicy(box === null ? '*' : box.origins.join(' ') || undefined))
    return box === null ? c.html(unknownPage(locale, t), 404) : c.html(shell(box, locale, t))
  })
  routes.get('/boite.css', (c) => file(c, STYLES, 'text/css'))
  routes.get('/boite.js', (c) => file(c, script, 'text/javascript'))
  return routes
}

function file(c: ZoneContext, text: string, type: string): Response {
  return c.body(text, 200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' })
}

/** `?locale=` as the website around it says, else what the browser prefers. */
function localeOf(c: ZoneContext): Locale {
  const wished = c.req.query('locale')
  if (wished === undefined) return c.get('locale')
  return wished.toLowerCase().startsWith('en') ? 'en-CA' : 'fr-CA'
}

async function findBox(db: Deps['db']['read'], key: string): Promise<Box | null> {
  const [row] = await selectBox(db, { key })
  return row === undefined ? null : { ...row, key, origins: JSON.parse(row.origins) as string[] }
}

const selectBox = preparedQuery((db: Kysely<Tables>, { key }: { key: string }) =>
  db
    .selectFrom('uploadBox')
    .innerJoin('firm', 'firm.id', 'uploadBox.firmId')
    .select(['uploadBox.origins', 'firm.name as firm', 'firm.phone as firmPhone'])
    .where('uploadBox.publishableKey', '=', key)
    .where('uploadBox.closedAt', 'is', null),
)

function shell({ key, firm, firmPhone, origins }: Box, locale: Locale, t: Words) {
  const phone = firmPhone === null ? '' : html` · <a href="tel:${firmPhone.replaceAll(/[^\d+]/g, '')}">${firmPhone}</a>`
  return html`<!doctype html>
    <html lang="${locale}" data-origins="${JSON.stringify(origins)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${t.title} · ${firm}</title>
        <link rel="icon" href="/favicon.ico" type="image/svg+xml" />
        <link rel="stylesheet" href="/portal.css" />
        <link rel="stylesheet" href="/boite.css" />
        <script type="module" src="/boite.js"></script>
        <script type="module" src="/widgets/juriszone.js"></script>
      </head>
      <body>
        <header><h1>${firm}</h1></header>
        <main>
          <jz-upload-box box="${key}" base-url="" locale="${locale}">
            <noscript><p>${t.noScript}</p></noscript>
          </jz-upload-box>
        </main>
        <footer>
          <p>${firm}${phone}</p>
          <p>${t.sentBy}</p>
        </footer>
      </body>
    </html>`
}

function unknownPage(locale: Locale, t: Words) {
  const other = locale === 'fr-CA' ? 'en-CA' : 'fr-CA'
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${t.unknown} · JurisZone</title>
        <link rel="icon" href="/favicon.ico" type="image/svg+xml" />
        <link rel="stylesheet" href="/portal.css" />
        <link rel="stylesheet" href="/boite.css" />
        <script type="module" src="/boite.js"></script>
      </head>
      <body>
        <main>
          <h1>${t.unknown}</h1>
          <p>${t.unknownDetail}</p>
          <p lang="${other}">${WORDS[other].unknown}. ${WORDS[other].unknownDetail}</p>
        </main>
      </body>
    </html>`
}

const STYLES = `body { color: #1f2a44; font: max(1.0625rem, 17px)/1.5 "Segoe UI", -apple-system, BlinkMacSystemFont, Roboto, "Helvetica Neue", Arial, sans-serif; }
header, main, footer { box-sizing: border-box; max-inline-size: 608px; margin: 0 auto; padding: 0 24px; }
header { padding-block: 32px 24px; }
main > h1 { margin-block: 48px 16px; }
h1 { margin: 0; font: 400 1.867em/1.25 "Source Serif 4", Charter, Georgia, Cambria, "Times New Roman", serif; text-wrap: balance; }
p { margin: 0 0 12px; }
footer { padding-block: 24px 48px; color: #475066; font-size: .933em; }
footer p { margin: 0; }
footer a { white-space: nowrap; }
a { color: #24508a; }
jz-upload-box { display: block; }
jz-upload-box:not(:defined) { min-block-size: 520px; }
.is-framed, .is-framed body { background: none; }
.is-framed header, .is-framed footer { display: none; }
.is-framed body { display: flow-root; }
.is-framed main { max-inline-size: none; padding: 0; }
@media (max-width: 559px) { header, main, footer { padding-inline: 16px; } header { padding-block: 24px 16px; } }
@supports (color: light-dark(#fff, #000)) {
  body { color: light-dark(#1f2a44, #ebe8e1); } footer { color: light-dark(#475066, #c3c7d0); } a { color: light-dark(#24508a, #8fb6ec); }
}
`
