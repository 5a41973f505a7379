import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { downloaded, jpeg, pdf, pickFile, sha256, type SampleFile } from './support/files.ts'
import { startProduct } from './support/product.ts'
import type { Product } from './support/product.ts'
import { openWatched } from './support/watched-page.ts'
import type { WatchedPage } from './support/watched-page.ts'
import { expectText } from './support/words.ts'

/*
 * The help page that the product is made from, step by step, as people do it: ProCardex exports, the clerk adds and
 * shares, the client activates, downloads and returns, the sender hears of it.
 */

const NUMBER = '2026-0415'
const CLIENT = 'anne.cote@courriel.example'
const PASSWORD = 'castor violon avril tabouret'
const TITLE = 'Projet de testament à relire'
const COMMENT = 'Bonjour Anne, relisez surtout la page 3.'
const DEED = pdf('Projet de testament.pdf', 'testament')
const LARGE = { name: 'Plans annexés.bin', buffer: randomBytes(24 * 1024 * 1024) }
const CHANGED = pdf('Projet de testament.pdf', 'testament annoté')
const PASSPORT = jpeg('Passeport.jpg')

/** The folder that the clerk chooses a large file from. */
const computer = mkdtempSync(join(tmpdir(), 'jz-computer-'))
let product: Product
let browser: Browser
let host: WatchedPage
let clerk: WatchedPage
let client: WatchedPage

beforeAll(async () => {
  writeFileSync(join(computer, LARGE.name), LARGE.buffer)
  product = await startProduct()
  browser = await launchBrowser()
  // The office without keys and the refused export are answers that this test is about.
  host = await openWatched(browser, {
    width: 900,
    isExpected: (fault) => / (401|404|422)\b|status of (401|404|422)/.test(fault),
  })
  clerk = await openWatched(browser)
  client = await openWatched(browser, { width: 390, height: 844 })
})
// JZ_PICTURES=folder keeps what each screen looked like at the end of each step.
afterEach(async ({ task }) => {
  const folder = process.env.JZ_PICTURES
  if (folder === undefined) return
  for (const [who, { page }] of Object.entries({ host, clerk, client })) {
    await page.screenshot({
      path: join(folder, `${task.name.replace(/\W+/g, '-').slice(0, 40)}-${who}.png`),
      fullPage: true,
    })
  }
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  rmSync(computer, { recursive: true, force: true })
})

describe('1. exporting a dossier', () => {
  test('an office without keys is told whom to call', async () => {
    await host.page.goto(`${product.facts.hosts.procardex}?dossier=${NUMBER}&cles=aucune`)
    await expectText(host.page, 'Ce dossier n’est pas encore dans la JurisZone.')
    await host.page.getByRole('button', { name: 'Exporter vers JurisZone' }).click()
    await expectText(host.page, 'La clé d’entité n’est pas configurée. Veuillez nous contacter à')
  })

  test('a dossier with missing e-mails is refused whole, and every such party named', async () => {
    await host.page.goto(`${product.facts.hosts.procardex}?dossier=2026-0421`)
    await host.page.getByRole('button', { name: 'Exporter vers JurisZone' }).click()
    await expectText(host.page, 'Adresse courriel manquante : Jean Roy, Gestion ABC inc.')
  })

  test('a complete one is exported', async () => {
    await host.page.goto(`${product.facts.hosts.procardex}?dossier=${NUMBER}`)
    await host.page.getByRole('button', { name: 'Exporter vers JurisZone' }).click()
    await expectText(host.page, 'Dossier exporté vers la JurisZone.')
    // The server is killed later on; this page has no more part in it.
    await host.page.goto('about:blank')
  })
})

describe('2. opening the zone and adding documents', () => {
  test('the clerk signs in and arrives at « Personnes »', async () => {
    await clerk.page.goto(product.url)
    await clerk.page.getByLabel('Courriel').fill(product.facts.member.email)
    await clerk.page.getByRole('textbox', { name: 'Mot de passe' }).fill(product.facts.member.password)
    await clerk.page.getByRole('button', { name: 'Se connecter' }).click()
    await clerk.page.getByRole('heading', { name: 'Personnes' }).waitFor()
    await expectText(clerk.page, 'Anne Côté')
  })

  test('from « Dossiers » the number opens the dossier', async () => {
    await clerk.page.getByRole('link', { name: /^Dossiers/ }).click()
    await clerk.page.getByRole('link', { name: NUMBER }).click()
    await clerk.page.getByRole('heading', { name: 'Testament, Anne Côté' }).waitFor()
  })

  test('a document is chosen by « Ajouter des documents »', async () => {
    await choose(clerk.page, 'Ajouter des documents', DEED)
    await clerk.page.getByRole('checkbox', { name: `Sélectionner ${DEED.name}` }).waitFor()
  })

  test('an upload that is cut by a killed server goes on by itself and arrives whole', async () => {
    const network = await clerk.context.newCDPSession(clerk.page)
    await network.send('Network.enable')
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 6 * 1024 * 1024 }
    await network.send('Network.emulateNetworkConditions', slow)
    const before = clerk.faults.length
    await choose(clerk.page, 'Ajouter des documents', join(computer, LARGE.name))
    await clerk.page
      .getByText(/\b[1-9]\d ?[\s ]?%/)
      .first()
      .waitFor()
    await product.killAndRestart()
    await network.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 })
    await clerk.page.getByRole('checkbox', { name: `Sélectionner ${LARGE.name}` }).waitFor({ timeout: 30_000 })
    // The lost connection itself is what was asked for.
    clerk.faults.length = before
    expect(await documentNames(clerk.page)).toEqual([DEED.name, LARGE.name].toSorted())
    await clerk.page.reload()
    await clerk.page.getByRole('checkbox', { name: `Sélectionner ${LARGE.name}` }).check()
    const sent = await downloaded(clerk.page, async () => {
      await clerk.page.getByRole('button', { name: 'Actions' }).click()
      await clerk.page.getByRole('menuitem', { name: 'Télécharger' }).click()
    })
    expect(sha256(sent)).toBe(sha256(LARGE.buffer))
  })
})

describe('3. sharing', () => {
  test('the selected document is shared with a party of the dossier, in two steps', async () => {
    await clerk.page.getByRole('checkbox', { name: `Sélectionner ${LARGE.name}` }).uncheck()
    await clerk.page.getByRole('checkbox', { name: `Sélectionner ${DEED.name}` }).check()
    await share(clerk.page, { title: TITLE, comment: COMMENT, mayReturn: true })
  })

  test('the client gets two e-mails and the sender one; a double click sent them once', async () => {
    const received = await product.mail(CLIENT, `vous transmet des documents : ${TITLE}`)
    expect(received.text).toContain(COMMENT)
    await product.mail(CLIENT, 'Activez votre compte JurisZone')
    const told = await product.mail(product.facts.member.email, `Partage envoyé : ${TITLE}`)
    expect(told.text).toContain('Anne Côté')
    const letters = await product.mails()
    expect(letters.filter(({ to }) => to === CLIENT)).toHaveLength(2)
    expect(letters.filter(({ subject }) => subject.includes('Partage envoyé'))).toHaveLength(1)
  })
})

describe('4. receiving', () => {
  test('the client activates the account by the link and is straight on the share', async () => {
    const { links } = await product.mail(CLIENT, 'Activez votre compte JurisZone')
    await client.page.goto(links[0] ?? '')
    await client.page.getByLabel('Choisissez votre mot de passe').fill(PASSWORD)
    await client.page.getByLabel('Confirmez le mot de passe').fill(PASSWORD)
    await client.page.getByRole('button', { name: 'Activer mon compte' }).click()
    await expectText(client.page, 'Votre compte JurisZone est activé.')
    await client.page.getByRole('heading', { name: TITLE }).waitFor()
  })

  test('the arrow downloads the very bytes that were shared', async () => {
    const bytes = await downloaded(client.page, () =>
      client.page.getByRole('button', { name: `Télécharger ${DEED.name}` }).click(),
    )
    expect(sha256(bytes)).toBe(sha256(DEED.buffer))
  })

  test('the list opens the share by a double click', async () => {
    await client.page.getByRole('link', { name: 'Partages reçus' }).first().click()
    await client.page.getByText(TITLE).dblclick()
    await client.page.getByRole('heading', { name: TITLE }).waitFor()
  })

  test('the clerk sees that it was opened and downloaded, without reloading', async () => {
    await expectText(clerk.page, 'Téléchargé par 1 de 1')
    await clerk.page.getByRole('row', { name: /Anne Côté(\s+\d+(er)?\s\S+, \d+\sh\s\d+){3}/ }).waitFor()
  })
})

describe('5. returning', () => {
  test('a changed version and an identity piece go back, each listed at once', async () => {
    await choose(client.page, 'Remettre une version modifiée', CHANGED)
    await choose(client.page, 'Remettre des documents', PASSPORT)
    await expectText(client.page, 'Déjà remis à l’étude')
    await client.page.getByText(PASSPORT.name).first().waitFor()
  })

  test('they stand in the dossier at once, and the sender hears of them by e-mail', async () => {
    await clerk.page.getByRole('checkbox', { name: `Sélectionner ${PASSPORT.name}` }).waitFor()
    await expectText(clerk.page, 'Nouveau')
    const told = await product.mail(product.facts.member.email, `Anne Côté a remis un document : ${TITLE}`)
    expect(told.text).not.toContain('Passeport')
  })

  test('the recipient still gets the version that was shared', async () => {
    await client.page.reload()
    const bytes = await downloaded(client.page, () =>
      client.page.getByRole('button', { name: `Télécharger ${DEED.name}` }).click(),
    )
    expect(sha256(bytes)).toBe(sha256(DEED.buffer))
  })
})

describe('6. afterwards', () => {
  test('a second share is one e-mail, to somebody who has an account', async () => {
    await clerk.page.reload()
    await clerk.page.getByRole('checkbox', { name: `Sélectionner ${LARGE.name}` }).check()
    await share(clerk.page, { title: 'Plans', comment: '', mayReturn: false })
    await product.mail(CLIENT, 'vous transmet des documents : Plans')
    expect((await product.mails()).filter(({ to }) => to === CLIENT)).toHaveLength(3)
  })

  test('nobody’s screen had an error behind it', () => {
    expect({ host: host.faults, clerk: clerk.faults, client: client.faults }).toEqual({
      host: [],
      clerk: [],
      client: [],
    })
  })

  test('no name that was typed or shown lies readable in the data folder', async () => {
    const words = ['Anne', 'Côté', 'testament', 'Passeport', 'relisez', CLIENT, product.facts.member.email]
    const files = readdirSync(product.dataDir, { recursive: true, withFileTypes: true }).filter(
      (entry) =>
        entry.isFile() &&
        !`${entry.parentPath}/`.includes('/demo-mail/') &&
        !`${entry.parentPath}/`.includes('/blobs/'),
    )
    expect(files.map(({ name }) => name)).toContain('juriszone.db')
    for (const file of files.filter(({ name }) => name !== 'demo.json')) {
      const bytes = readFileSync(join(file.parentPath, file.name))
      for (const word of words) expect(bytes.includes(word), `${word} in ${file.name}`).toBe(false)
    }
  })
})

async function share(page: Page, draft: { title: string; comment: string; mayReturn: boolean }): Promise<void> {
  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: 'Partager les documents sélectionnés' }).click()
  await page.getByLabel('Titre du partage').fill(draft.title)
  await page.getByRole('button', { name: 'Suivant' }).click()
  await page.getByLabel('Intervenant').selectOption({ label: 'Anne Côté' })
  if (draft.mayReturn) await page.getByRole('checkbox', { name: 'Modification' }).check()
  expect(await page.getByRole('checkbox', { name: 'Notification' }).isChecked()).toBe(true)
  if (draft.comment !== '') await page.getByLabel('Commentaires').fill(draft.comment)
  await page.getByRole('button', { name: 'Terminer et accepter' }).dblclick()
  await expectText(page, 'Le partage est complété.')
  await page.getByRole('button', { name: 'Fermer', exact: true }).last().click()
}

async function choose(page: Page, button: string, file: SampleFile | string): Promise<void> {
  await pickFile(page, file, () => page.getByRole('button', { name: button }).first().click())
}

async function documentNames(page: Page): Promise<string[]> {
  const labels = await page
    .getByRole('checkbox', { name: /^Sélectionner / })
    .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label') ?? ''))
  return labels.map((label) => label.replace('Sélectionner ', '')).toSorted()
}
