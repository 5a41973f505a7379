import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { downloaded, pdf, pickFile, sha256 } from './support/files.ts'
import { dropFile, refuseStorage, watchCookies, watchErrors } from './support/hostile-browser.ts'
import { askAsHost, startHostileHost, type HostileHost } from './support/hostile-host.ts'
import { HOSTILE_STYLES } from './support/hostile-styles.ts'
import { startProduct, type Product } from './support/product.ts'
import { addFirm, jz, type Firm } from './support/second-firm.ts'
import { openWatched, type WatchedPage } from './support/watched-page.ts'
import { expectText } from './support/words.ts'

/*
 * The path on a page of another site that gives nothing away: a policy that names our origin alone, styles that fight
 * ours, no cookie, no storage, no script of its own. The browser is signed in at the zone, to have a cookie to withhold.
 */

const CHOSEN = pdf('Acte de vente.pdf', 'vente')
const DROPPED = pdf('Certificat de localisation.pdf', 'certificat')
const TITLE = 'Projet d’acte'

const computer = mkdtempSync(join(tmpdir(), 'jz-computer-'))
let product: Product
let host: HostileHost
let browser: Browser
let number: string
let tab: WatchedPage
let cookies: { sent: string[]; requests: number }

beforeAll(async () => {
  writeFileSync(join(computer, DROPPED.name), DROPPED.buffer)
  product = await startProduct()
  ;({ number } = product.facts.dossier)
  host = await startHostileHost(product)
  browser = await launchBrowser()
  tab = await openWatched(browser)
  await refuseStorage(tab.context, '127.0.0.1')
  cookies = await watchCookies(tab.page)
})
afterAll(async () => {
  await browser?.close()
  await host?.stop()
  await product?.stop()
  rmSync(computer, { recursive: true, force: true })
})

function docs(token: string): string {
  const widget = `<jz-dossier-docs dossier="${number}"></jz-dossier-docs>`
  return `<jz-zone base-url="${product.url}" token="${token}">${widget}</jz-zone>`
}

describe('on a hostile page of another site', () => {
  test('the dossier is listed, by a tag and a token in the page alone', async () => {
    const { email, password } = product.facts.member
    const signedIn = await tab.context.request.post(`${product.url}/api/v1/session`, {
      headers: { 'X-JZ': '1', 'Sec-Fetch-Site': 'same-origin' },
      data: { email, password },
    })
    expect(signedIn.status()).toBe(200)
    expect((await tab.context.cookies(product.url)).map(({ name }) => name)).toContain('jz_s')

    const body = `<h1>Intranet</h1>${docs(await host.token({ dossier: number }))}`
    await tab.page.goto(host.page('/doc', body, { styles: HOSTILE_STYLES }))
    await tab.page.getByRole('heading', { name: 'Documents' }).waitFor()
  })

  test('documents go up from the file explorer, and by a drop', async () => {
    await pickFile(tab.page, CHOSEN, () =>
      tab.page.getByRole('button', { name: 'Ajouter des documents' }).first().click(),
    )
    await tab.page.getByRole('checkbox', { name: `Sélectionner ${CHOSEN.name}` }).waitFor()
    await dropFile(tab.page, join(computer, DROPPED.name), 'jz-dossier-docs')
    await tab.page.getByRole('checkbox', { name: `Sélectionner ${DROPPED.name}` }).waitFor()
  })

  test('a document is shared, the wizard to its end', async () => {
    const { page } = tab
    await page.getByRole('checkbox', { name: `Sélectionner ${CHOSEN.name}` }).check()
    await page.getByRole('button', { name: 'Actions' }).click()
    await page.getByRole('menuitem', { name: 'Partager les documents sélectionnés' }).click()
    await page.getByLabel('Titre du partage').fill(TITLE)
    await page.getByRole('button', { name: 'Suivant' }).click()
    await page.getByLabel('Intervenant').selectOption({ label: 'Jean Roy' })
    await page.getByRole('button', { name: 'Terminer et accepter' }).click()
    await expectText(page, 'Le partage est complété.')
    await page.getByRole('button', { name: 'Fermer', exact: true }).last().click()
    await product.mail('jean.roy@courriel.example', `vous transmet des documents : ${TITLE}`)
  })

  test.each([
    ['one as it is', [DROPPED.name]],
    ['two as an archive', [DROPPED.name, CHOSEN.name]],
  ])('documents come down: %s', async (_, names) => {
    const { page } = tab
    for (const box of await page.getByRole('checkbox', { name: /^Sélectionner / }).all()) await box.uncheck()
    for (const name of names) await page.getByRole('checkbox', { name: `Sélectionner ${name}` }).check()
    const bytes = await downloaded(page, async () => {
      await page.getByRole('button', { name: 'Actions' }).click()
      await page.getByRole('menuitem', { name: 'Télécharger' }).click()
    })
    if (names.length === 1) expect(sha256(bytes)).toBe(sha256(DROPPED.buffer))
    else expect(bytes.subarray(0, 2).toString()).toBe('PK')
  })

  test('no cookie was sent, nothing was refused by the policy, nothing stands in the console', () => {
    expect(cookies.requests).toBeGreaterThan(20)
    expect({ cookies: cookies.sent, violations: host.violations, faults: tab.faults }).toEqual({
      cookies: [],
      violations: [],
      faults: [],
    })
  })
})

describe('a token that is not for this page shows nothing of the dossier, and says why', () => {
  let page: Page
  let codes: () => Promise<string[]>
  let firm: Firm
  /** What the page's back end gives out. */
  let token: string
  beforeAll(async () => {
    firm = await addFirm(product)
    await askAsHost(product, firm, 'PUT', '/dossiers/B-1', { description: 'Bail', parties: [] })
    // The origin is known by a good token: what is refused below is refused for itself.
    await host.token()
    ;({ page } = await openWatched(browser))
    await page.exposeFunction('mint', () => token)
    codes = await watchErrors(page)
  })

  const ENDED = 'L’accès à la JurisZone a pris fin. Rouvrez cette page.'
  const OTHER = 'Cet accès ne vaut que pour le dossier ouvert dans ProCardex.'
  test.each<[string, () => Promise<string>, string, string]>([
    [
      'of another origin',
      () => host.token({ dossier: number, origin: 'https://ailleurs.example' }),
      'token_expired',
      ENDED,
    ],
    ['of another dossier', () => host.token({ dossier: '2026-0415' }), 'other_dossier', OTHER],
    ['of another firm', () => host.token({ dossier: 'B-1', member: firm.member, keys: firm }), 'other_dossier', OTHER],
    ['that the zone forgot', () => Promise.resolve(`jzt_${'a'.repeat(43)}`), 'token_expired', ENDED],
    ['of a key that was revoked', tokenOfRevokedKey, 'token_expired', ENDED],
  ])('%s', async (_, given, code, sentence) => {
    token = await given()
    await page.goto(host.page('/refused', docs('')))
    await page.evaluate(() => {
      const { mint: getToken } = window as unknown as { mint: () => Promise<string> }
      Object.assign(document.querySelector('jz-zone') ?? {}, { getToken })
    })
    await expectText(page, sentence)
    expect(await codes()).toEqual([code])
    expect(await page.getByRole('heading', { name: 'Documents' }).count()).toBe(0)
    expect(await page.getByRole('checkbox').count()).toBe(0)
  })

  async function tokenOfRevokedKey(): Promise<string> {
    const made = await jz(product, 'key', 'create', '--firm', product.facts.firm.entityKey)
    const [apiKey = ''] = made.match(/jzs_\S+/) ?? []
    const given = await host.token({ dossier: number, keys: { entityKey: product.facts.firm.entityKey, apiKey } })
    await jz(product, 'key', 'revoke', '--key', apiKey.split('_')[2] ?? '')
    return given
  }
})
