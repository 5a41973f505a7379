import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import type { DemoFacts } from '../demo-firm.ts'
import { contactPage, handInPage, homePage, isolatedPage, privacyPage } from './website-pages.ts'

/**
 * The demo firm's own website, on a site of its own: plain pages by a webmaster who knows nothing of ours, with
 * `<jz-upload-box>` on one of them.
 * @param zoneUrl public address of the zone whose box it shows
 */
export function websiteHost({ box }: DemoFacts, zoneUrl: string) {
  const host = new Hono()
  const policy = policyFor(zoneUrl)
  const styles = readFileSync(new URL('website.css', import.meta.url), 'utf8')
  const embed = { zoneUrl, boxKey: box.publishableKey }

  host.use('/etude/*', async (c, next) => {
    await next()
    c.header('Content-Security-Policy', policy)
    c.header('X-Content-Type-Options', 'nosniff')
  })
  host.get('/etude', (c) => c.html(homePage()))
  host.get('/etude/transmettre', (c) => c.html(handInPage(embed)))
  host.get('/etude/transmettre-isole', (c) => c.html(isolatedPage(embed)))
  host.get('/etude/confidentialite', (c) => c.html(privacyPage()))
  host.get('/etude/nous-joindre', (c) => c.html(contactPage()))
  host.get('/etude/site.css', (c) => c.body(styles, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  return host
}

/** All that a page with the box has to allow: itself, and the zone; `blob:` shows a photo before it leaves. */
function policyFor(zoneUrl: string): string {
  return [
    "default-src 'none'",
    `script-src ${zoneUrl}`,
    `style-src 'self' ${zoneUrl}`,
    `connect-src ${zoneUrl}`,
    "img-src 'self' blob:",
    // `isolated`, and the form for who has no script.
    `frame-src ${zoneUrl}`,
    `form-action ${zoneUrl}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ')
}
