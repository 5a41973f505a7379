import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { mayInstall } from './support/debian.ts'
import { installEngine, isEngineHere, startEngine, type Engine } from './support/engine.ts'
import { pdf } from './support/files.ts'
import { startProduct, type Product } from './support/product.ts'
import { until } from './support/until.ts'

/* The Doc tab as an application embeds it, in an engine that is not the test browser: load, upload, share, download. */

const CLIENT = 'jean.roy@courriel.example'
const TITLE = 'Acte à relire'
const DEED = pdf('Acte de vente.pdf', 'vente')

/** Runs in the page: keeps what goes wrong in it, and in the widgets, from now on. */
const WATCH = `
  const faults = (globalThis.faults = [])
  addEventListener('error', (event) => faults.push('error: ' + (event.message ?? event.target.src)), true)
  addEventListener('unhandledrejection', ({ reason }) => faults.push('rejection: ' + reason))
  addEventListener('securitypolicyviolation', (event) => faults.push('policy: ' + event.violatedDirective))
  addEventListener('jz-error', ({ detail }) => faults.push('jz-error: ' + JSON.stringify(detail)))
  const { error } = console
  console.error = (...words) => (faults.push('console: ' + words.join(' ')), error(...words))`

describe.skipIf(!isEngineHere() && !mayInstall())('in WebKitGTK, the Doc tab', () => {
  let computer: string
  let product: Product
  let engine: Engine

  beforeAll(async () => {
    if (!isEngineHere()) await installEngine()
    computer = mkdtempSync(join(tmpdir(), 'jz-computer-'))
    writeFileSync(join(computer, DEED.name), DEED.buffer)
    product = await startProduct()
    engine = await startEngine()
  }, 300_000)
  // JZ_PICTURES=folder keeps what the screen looked like at the end of each step.
  afterEach(async ({ task }) => {
    const folder = process.env.JZ_PICTURES
    if (folder === undefined) return
    writeFileSync(join(folder, `webkit-${task.name.replace(/\W+/g, '-')}.png`), await engine.driver.screenshot())
  })
  afterAll(async () => {
    await engine?.stop()
    await product?.stop()
    if (computer !== undefined) rmSync(computer, { recursive: true, force: true })
  })

  test('loads', async () => {
    const { driver } = engine
    const url = `${product.facts.hosts.procardex}?dossier=${product.facts.dossier.number}`
    await driver.goTo(url)
    await until(async () => (await driver.run('return location.href')) === url || undefined, 'the page')
    await driver.run(WATCH)
    await driver.find('heading', 'Documents')
    expect(await driver.run<string>('return navigator.userAgent')).not.toContain('Chrome')
  })

  test('uploads', async () => {
    await engine.driver.find('button', 'Ajouter des documents')
    await engine.driver.pickFile(join(computer, DEED.name))
    await tick(`Sélectionner ${DEED.name}`)
  })

  test('downloads the very bytes', async () => {
    await fromMenu('Télécharger')
    const bytes = await until(async () => arrived(join(engine.downloads, DEED.name)), 'the download')
    expect(bytes.equals(DEED.buffer)).toBe(true)
  })

  test('shares', async () => {
    const { driver } = engine
    await fromMenu('Partager les documents sélectionnés')
    await driver.type(await driver.find('textbox', 'Titre du partage'), TITLE)
    await driver.click(await driver.find('button', 'Suivant'))
    await driver.choose(await driver.find('combobox', 'Intervenant'), 'Jean Roy')
    await driver.click(await driver.find('button', 'Terminer et accepter'))
    await driver.find('heading', 'Le partage est complété')
    await product.mail(CLIENT, `vous transmet des documents : ${TITLE}`)
  })

  test('had no error behind it', async () => {
    expect(await engine.driver.run('return faults')).toEqual([])
  })

  /** The driver clicks at a place: a list that grows meanwhile is clicked again. */
  async function tick(name: string): Promise<void> {
    await until(async () => {
      const box = await engine.driver.find('checkbox', name)
      const isTicked = await engine.driver.run<boolean>('return arguments[0].checked', box).catch(() => false)
      if (!isTicked) await engine.driver.click(box).catch(() => undefined)
      return isTicked || undefined
    }, `« ${name} » to be ticked`)
  }

  async function fromMenu(item: string): Promise<void> {
    await engine.driver.click(await engine.driver.find('button', 'Actions'))
    await engine.driver.click(await engine.driver.find('menuitem', item))
  }
})

/** The whole file; while it comes it has less. */
function arrived(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path)
    return bytes.length >= DEED.buffer.length ? bytes : undefined
  } catch {
    return undefined
  }
}
