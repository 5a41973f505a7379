import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { startProduct, type Product } from './support/product.ts'
import { openWatched } from './support/watched-page.ts'
import { expectText } from './support/words.ts'

/* What README.md tells to paste, pasted: only the names of hosts, of a dossier, and what is in capitals are filled in. */

interface Snippets {
  askToken(wish: unknown): Promise<Response>
  exportDossier(number: string, dossier: unknown): Promise<Response>
}

const [practice = '', backEnd = '', website = '', pinned = '', policy = ''] = (
  /## Embed it\n[^]*?\n## /.exec(readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8'))?.[0] ?? ''
)
  .split('```')
  .filter((_, index) => index % 2 === 1)
  .map((block) => block.slice(block.indexOf('\n') + 1))

const folder = mkdtempSync(join(tmpdir(), 'jz-readme-'))
let product: Product
let browser: Browser
let server: Server
let origin: string
let snippets: Snippets
let page = { body: '', headers: {} }

const filled = (snippet: string): string => snippet.replaceAll('https://zone.example.com', product.url)

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
  process.env.JZ_ENTITY_KEY = product.facts.firm.entityKey
  process.env.JZ_API_KEY = product.facts.firm.apiKey
  const file = join(folder, 'back-end.mjs')
  writeFileSync(file, `${filled(backEnd)}\nexport { askToken, exportDossier }`)
  snippets = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Snippets
  server = createServer((request, response) => {
    void answer(request.url ?? '/').then(({ status, type, body }) =>
      response.writeHead(status, { 'Content-Type': type, ...page.headers }).end(body),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  await product?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function token(dossier: string): Promise<string> {
  const answered = await snippets.askToken({ member: { email: product.facts.member.email }, dossier, origin })
  return ((await answered.json()) as { token: string }).token
}

/** The pages and the two doors that the text tells to have. */
async function answer(url: string): Promise<{ status: number; type: string; body: string }> {
  if (url === '/jz/token') return { status: 200, type: 'text/plain', body: await token('2026-0500') }
  if (url === '/jz/export') {
    const answered = await snippets.exportDossier('2026-0500', { description: 'Bail', parties: [] })
    return { status: answered.status, type: 'application/json', body: await answered.text() }
  }
  return { status: url === '/' ? 200 : 404, type: 'text/html; charset=utf-8', body: `<!doctype html>${page.body}` }
}

test('a practice software shows a dossier that it exports', async () => {
  page = { body: filled(practice).replace('2026-0412', '2026-0500'), headers: {} }
  const tab = await openWatched(browser, { isExpected: (fault) => fault.includes('favicon') })
  await tab.page.goto(origin)
  await tab.page.getByRole('button', { name: 'Exporter vers JurisZone' }).click()
  await expectText(tab.page, 'Dossier exporté vers la JurisZone.')
  await tab.page.getByRole('heading', { name: 'Documents' }).waitFor()
  expect(tab.faults).toEqual([])
  await tab.context.close()
})

test.each([
  ['as it is', false],
  ['pinned', true],
])('a website shows a dossier under the policy of the text, with the script %s', async (_, isPinned) => {
  const { number } = product.facts.dossier
  const pins = (await (await fetch(`${product.url}/widgets/integrity.json`)).json()) as Record<string, string>
  const script = filled(pinned)
    .replace('FILE', pins.file ?? '')
    .replace('HASH', pins.integrity ?? '')
  const body = filled(website)
    .replace('TOKEN', await token(number))
    .replace('2026-0412', number)
  const [name = '', value = ''] = filled(policy)
    .trim()
    .split(/: (.*)/)
  page = { body: isPinned ? body.replace(/<script.*<\/script>\n/, script) : body, headers: { [name]: value } }
  const tab = await openWatched(browser, { isExpected: (fault) => fault.includes('favicon') })
  await tab.page.goto(origin)
  await tab.page.getByRole('heading', { name: 'Documents' }).waitFor()
  expect(tab.faults).toEqual([])
  await tab.context.close()
})
