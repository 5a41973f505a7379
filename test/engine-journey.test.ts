import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { mayInstall } from './support/debian.ts'
import { isEngineHere, type Engine } from './support/engine.ts'
import { openEngineDesk, type EngineDesk } from './support/engine-desk.ts'
import { downloadOf, faultsOf, keepPicture, openPage } from './support/engine-page.ts'
import { pdf } from './support/files.ts'
import type { Product } from './support/product.ts'
import { until } from './support/until.ts'

/* The Doc tab as an application embeds it, in an engine that is not the test browser: load, upload, share, download. */

const CLIENT = 'jean.roy@courriel.example'
const TITLE = 'Acte à relire'
const DEED = pdf('Acte de vente.pdf', 'vente')

describe.skipIf(!isEngineHere() && !mayInstall())('in WebKitGTK, the Doc tab', () => {
  let desk: EngineDesk
  let product: Product
  let engine: Engine

  beforeAll(async () => {
    desk = await openEngineDesk([DEED])
    ;({ engine, product } = desk)
  }, 300_000)
  afterEach(({ task }) => keepPicture(engine, task.name))
  afterAll(() => desk?.stop())

  test('loads', async () => {
    const { driver } = engine
    await openPage(engine, `${product.facts.hosts.procardex}?dossier=${product.facts.dossier.number}`)
    await driver.find('heading', 'Documents')
    expect(await driver.run<string>('return navigator.userAgent')).not.toContain('Chrome')
  })

  test('uploads', async () => {
    await engine.driver.find('button', 'Ajouter des documents')
    await engine.driver.pickFiles([desk.pathOf(DEED)])
    await tick(`Sélectionner ${DEED.name}`)
  })

  test('downloads the very bytes', async () => {
    await fromMenu('Télécharger')
    expect((await downloadOf(engine, DEED)).equals(DEED.buffer)).toBe(true)
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
    expect(await faultsOf(engine)).toEqual([])
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
