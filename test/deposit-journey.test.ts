import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from './support/axe.ts'
import { launchBrowser } from './support/browser.ts'
import { downloaded, jpeg } from './support/files.ts'
import { Hand } from './support/hand.ts'
import { layoutFaults } from './support/layout-faults.ts'
import { startProduct, type Product } from './support/product.ts'
import { openWatched, type WatchedPage } from './support/watched-page.ts'
import { asTyped, expectText } from './support/words.ts'

/* A client without an account hands in a document on the firm's own website; the firm files it. */

const VISITOR = { name: 'Jean Roy', email: 'jean.roy@courriel.example' }
const PIECE = jpeg('Permis de conduire.jpg')

let product: Product
let browser: Browser
let visitor: WatchedPage
let member: WatchedPage
let hand: Hand

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
  visitor = await openWatched(browser, { width: 390, height: 844, isPhone: true })
  hand = await Hand.on(visitor.page, true)
  member = await openWatched(browser)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** 400 kbit/s and 400 ms; it counts what comes down. */
async function slowLine({ page, context }: WatchedPage) {
  const session = await context.newCDPSession(page)
  const line = { bytes: 0, end: () => session.detach() }
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (line.bytes += encodedDataLength))
  await session.send('Network.enable')
  const speed = (400 * 1000) / 8
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: speed,
    uploadThroughput: speed,
  })
  return line
}

test('from the firm’s page to the receipt on a phone, on a slow line: at most 8 taps', async () => {
  const { page } = visitor
  const line = await slowLine(visitor)
  await page.goto(product.facts.hosts.website)
  await page.getByLabel('Nom', { exact: true }).fill(VISITOR.name)
  await page.getByLabel('Courriel').fill(VISITOR.email)
  await page.getByLabel('Numéro de dossier (facultatif)').fill(product.facts.dossier.number)
  await page.getByLabel('Message (facultatif)').fill('Voici mon permis.')

  hand.presses = 0
  await hand.press(page.getByRole('button', { name: 'Recevoir un code' }))
  const { subject } = await product.mail(VISITOR.email, 'Votre code')
  const code = subject.replaceAll(/\D/g, '')
  expect(code).toMatch(/^\d{8}$/)
  // The field has the focus: nothing to tap before typing.
  await page.getByLabel('Code de vérification').waitFor()
  await page.keyboard.type(code)
  await hand.press(page.getByRole('button', { name: 'Vérifier' }))
  await hand.pick(page.getByRole('button', { name: 'Choisir des documents' }), PIECE)
  await expectText(page, PIECE.name)
  await page.getByRole('button', { name: 'Ajouter des documents' }).waitFor()
  await page.getByRole('progressbar').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: asTyped('Photo : recto') }).waitFor()
  expect(await violationsOf(page, { coloursOnly: false, isWholePage: true })).toEqual([])
  await hand.press(page.getByRole('button', { name: 'Envoyer' }))
  await page.getByRole('heading', { name: asTyped('Vos documents sont à l’étude.') }).waitFor()
  expect(await page.getByRole('rowheader', { name: PIECE.name }).count()).toBe(1)

  process.stdout.write(
    `From the firm’s page to the receipt: ${hand.presses} taps, ${Math.ceil(line.bytes / 1024)} KiB.\n`,
  )
  expect(hand.presses).toBeLessThanOrEqual(8)
  expect(await page.evaluate(layoutFaults)).toEqual([])
  expect(await violationsOf(page, { coloursOnly: false, isWholePage: true })).toEqual([])
  await line.end()
})

test('the receipt is sent too, and the firm is told', async () => {
  const receipt = await product.mail(VISITOR.email, 'Reçu de votre dépôt')
  expect(receipt.text).toContain(PIECE.name)
  const told = await product.mail(product.facts.member.email, `Nouveau dépôt : ${VISITOR.name}`)
  expect(told.links.some((link) => link.startsWith(`${product.url}/depots`))).toBe(true)
})

test('Sylvie finds it in « Dépôts », and reads it', async () => {
  const { page } = member
  await page.goto(`${product.url}/depots`)
  await page.getByLabel('Courriel').fill(product.facts.member.email)
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(product.facts.member.password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('link', { name: /^Dépôts\s?, 1\sdépôt à classer$/ }).waitFor()
  await page.getByRole('button', { name: `${VISITOR.name} Nouveau` }).click()
  await expectText(page, 'Voici mon permis.')
  const bytes = await downloaded(page, () => page.getByRole('button', { name: `Télécharger ${PIECE.name}` }).click())
  expect(bytes.equals(PIECE.buffer)).toBe(true)
  expect(await page.evaluate(layoutFaults)).toEqual([])
})

test('she files it by the suggestion, and it is in the dossier', async () => {
  const { page } = member
  await page.getByRole('button', { name: asTyped(`Classer dans un dossier : ${VISITOR.name}`) }).click()
  await page
    .getByRole('radio', { name: product.facts.dossier.number })
    .and(page.getByRole('radio', { name: 'Numéro donné par le visiteur' }))
    .check()
  await page.getByRole('button', { name: 'Classer', exact: true }).click()
  await expectText(page, `Dépôt classé dans le dossier ${product.facts.dossier.number}.`)
  await expectText(page, 'Aucun dépôt.')
  await page.locator('jz-portal-deposits').getByRole('link', { name: product.facts.dossier.number }).click()
  await page.getByRole('checkbox', { name: `Sélectionner ${PIECE.name}` }).waitFor()
  await page.getByRole('link', { name: 'Dépôts', exact: true }).waitFor()
})

test('the isolated page serves the same box in a frame as high as what it holds', async () => {
  const { page, faults } = await openWatched(browser, { width: 390, height: 844, isPhone: true })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(product.facts.hosts.website)
  await page.getByRole('link', { name: asTyped('Même formulaire, dans un cadre isolé') }).click()
  const frame = page.frameLocator('jz-upload-box iframe')
  await frame.getByRole('button', { name: 'Recevoir un code' }).waitFor()
  const inside = (): Promise<number> =>
    frame.locator('body').evaluate((body) => Math.ceil(body.getBoundingClientRect().height))
  const outside = async (): Promise<number> => (await page.locator('jz-upload-box iframe').boundingBox())?.height ?? 0
  await expect.poll(async () => (await outside()) - (await inside())).toBe(0)
  // It is as light as the site, whatever its reader prefers, and its button is the site's green.
  expect(await frame.locator('html').evaluate((root) => getComputedStyle(root).colorScheme)).toBe('light')
  const ground = (element: Element): string => getComputedStyle(element).backgroundColor
  expect(await frame.getByRole('button', { name: 'Recevoir un code' }).evaluate(ground)).toBe('rgb(44, 90, 71)')
  // The site reaches neither what is typed nor a token: the frame is of another origin.
  await frame.getByLabel('Nom', { exact: true }).fill(VISITOR.name)
  expect(
    await page.locator('jz-upload-box iframe').evaluate((element: HTMLIFrameElement) => element.contentDocument),
  ).toBeNull()
  expect(faults).toEqual([])
})

test('an isolated box that is out of sight, or is none, is not taken for one that the page forbids', async () => {
  const { page } = await openWatched(browser)
  await page.clock.install()
  await page.goto(new URL('/etude/transmettre-isole', product.facts.hosts.website).href)
  // What the zone says of the box comes last, when the frame is far below what is seen, and not painted.
  const shown = Promise.withResolvers<void>()
  await page.route('**/api/v1/boxes/*', (route) => shown.promise.then(() => route.continue()))
  await page.evaluate(
    ([baseUrl, key]) => {
      for (const [box, display] of [[key, 'none'] as const, ['jzp_rien', 'block'] as const]) {
        const element = Object.assign(document.createElement('jz-upload-box'), { baseUrl, box, isolated: true })
        element.id = display
        element.style.display = display
        element.style.marginBlockStart = '3000px'
        document.body.append(element)
      }
    },
    [product.url, product.facts.box.publishableKey] as const,
  )
  await expect.poll(() => page.frames().length).toBe(4)
  for (const frame of page.frames()) await frame.waitForLoadState('load')
  await page
    .frameLocator('#block iframe')
    .getByRole('heading', { name: asTyped('Cette page de remise') })
    .waitFor()
  await page.clock.fastForward(60_000)
  await page.locator('#none').evaluate((element: HTMLElement) => (element.style.display = 'block'))
  const height = async (): Promise<number> => (await page.locator('#none iframe').boundingBox())?.height ?? 0
  await expect.poll(height).toBeLessThan(400)
  shown.resolve()
  await page.frameLocator('#none iframe').getByRole('button', { name: 'Recevoir un code' }).waitFor()
  expect(await page.locator('jz-upload-box iframe').count()).toBe(3)
  const isCut = (root: Element): boolean => root.scrollHeight > root.clientHeight
  await expect.poll(() => page.frameLocator('#block iframe').locator('html').evaluate(isCut)).toBe(false)
  await expect.poll(height).toBeGreaterThan(400)
})

test.each([
  ['a pale one', '#ffd700', 'light'],
  ['a dark one in the dark', '#2c5a47', 'dark'],
  ['words that are no colour', 'red;x:url(//ailleurs.example)', 'light'],
] as const)('its page takes no colour that cannot be read: %s', async (_, accent, colorScheme) => {
  const { page, faults } = await openWatched(browser)
  await page.emulateMedia({ colorScheme })
  const key = product.facts.box.publishableKey
  const colour = async (): Promise<string> => {
    const button = page.getByRole('button', { name: 'Recevoir un code' })
    return button.evaluate((element) => getComputedStyle(element).backgroundColor)
  }
  await page.goto(`${product.url}/boite/${key}`)
  const ours = await colour()
  const [good, shown] = { light: ['#2c5a47', 'rgb(44, 90, 71)'], dark: ['#8fc7ab', 'rgb(143, 199, 171)'] }[colorScheme]
  await page.goto(`${product.url}/boite/${key}?accent=${encodeURIComponent(good!)}`)
  expect(await colour()).toBe(shown)
  // A good one is good in its light only.
  await page.emulateMedia({ colorScheme: colorScheme === 'light' ? 'dark' : 'light' })
  await expect.poll(colour).not.toBe(shown)
  await page.emulateMedia({ colorScheme })
  await page.goto(`${product.url}/boite/${key}?accent=${encodeURIComponent(accent)}`)
  expect(await colour()).toBe(ours)
  expect(faults).toEqual([])
})

test('another site cannot frame it', async () => {
  const { page } = await openWatched(browser)
  const address = `${product.url}/boite/${product.facts.box.publishableKey}`
  const copy = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(`<!doctype html><title>Copie</title><iframe src="${address}"></iframe>`)
  })
  await new Promise<void>((resolve) => copy.listen(0, '127.0.0.1', resolve))
  try {
    const refusal = page.waitForEvent('console', { predicate: (message) => message.text().includes('frame-ancestors') })
    await page.goto(`http://127.0.0.1:${(copy.address() as AddressInfo).port}/`)
    expect((await refusal).text()).toContain(new URL(product.facts.hosts.website).origin)
    expect(page.frames().map((frame) => frame.url())).not.toContain(address)
  } finally {
    copy.close()
  }
})

test('by itself the page of the box is whole, in the reader’s language; one that is not there says so', async () => {
  const { page, faults } = await openWatched(browser, {
    width: 390,
    height: 844,
    isExpected: (fault) => /\b404\b/.test(fault),
  })
  const key = product.facts.box.publishableKey
  await page.goto(`${product.url}/boite/${key}?locale=en-CA`)
  await page.getByRole('heading', { level: 1, name: product.facts.firm.name }).waitFor()
  await page.getByRole('button', { name: 'Get a code' }).waitFor()
  expect(await page.evaluate(layoutFaults)).toEqual([])
  expect(await violationsOf(page, { coloursOnly: false, isWholePage: true })).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(`${product.url}/boite/${key}`)
  await page.getByRole('button', { name: 'Recevoir un code' }).waitFor()
  const ground = (element: Element): string => getComputedStyle(element).backgroundColor
  expect(await page.locator('jz-upload-box .box').evaluate(ground)).toBe('rgb(31, 37, 49)')
  expect(await violationsOf(page, { coloursOnly: false, isWholePage: true })).toEqual([])

  const unknown = await page.goto(`${product.url}/boite/jzp_rien`)
  expect(unknown?.status()).toBe(404)
  await page.getByRole('heading', { level: 1, name: asTyped('Cette page de remise n’existe pas') }).waitFor()
  expect(faults).toEqual([])
})

test.each(['', '/transmettre', '/transmettre-isole', '/confidentialite', '/nous-joindre'])(
  'the firm’s website holds on a phone and on a desk: /etude%s',
  async (path) => {
    const { page, faults } = await openWatched(browser)
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 })
      await page.goto(new URL(`/etude${path}`, product.facts.hosts.website).href)
      expect(await page.evaluate(layoutFaults)).toEqual([])
      expect(await violationsOf(page, { coloursOnly: false, isWholePage: true })).toEqual([])
    }
    expect(faults).toEqual([])
  },
)

test('nothing stood in a console', () => {
  expect([...visitor.faults, ...member.faults]).toEqual([])
})
