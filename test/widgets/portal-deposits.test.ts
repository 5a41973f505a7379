import { assert, expect } from '@open-wc/testing'
import { sendKeys, setViewport } from '@web/test-runner-commands'
import { addDeposit, documentsOf, JEAN, publish, SYLVIE } from '../fakes/fake-zone.ts'
import { all, find, findText, hasText, nameOf, peek, plain, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { field, focus, follow, openSite, press, see, useSite } from './portal-page.ts'

const own = useSite()
const NOEMIE = 'Noémie Tremblay'
const FILE = `Classer dans un dossier : ${NOEMIE}`
const REMOVE = `Supprimer le dépôt de ${NOEMIE}`

beforeEach(() => own.zone.signIn(SYLVIE))
afterEach(() => setViewport({ width: 1280, height: 800 }))

async function openDeposit(site: Element, name: string = NOEMIE): Promise<void> {
  await press(site, new RegExp(`^${name}`))
  await find(site, 'button', `Supprimer le dépôt de ${name}`)
}

async function radio(site: Element, name: RegExp): Promise<HTMLInputElement> {
  const dialog = await find(site, 'dialog', 'Classer dans un dossier')
  const look = (): HTMLInputElement | undefined =>
    [...dialog.querySelectorAll<HTMLInputElement>('input[type="radio"]')].find((input) => name.test(nameOf(input)))
  await waitUntil(look, `no dossier ${String(name)}`)
  return look() as HTMLInputElement
}

function leave(name: string, hours = 0): void {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@courriel.example`
  addDeposit(own.zone.state, { name, email, hours, files: [['Acte.pdf', 900_000, 'application/pdf']] })
}

describe('« Dépôts »', function () {
  this.timeout(20_000)

  it('lists what visitors left, the newest first, with what a clerk needs', async () => {
    const site = await openSite('/')
    await find(site, 'link', 'Dépôts, 3 dépôts à classer')
    await follow(site, /^Dépôts/)
    await see(site, '3 dépôts à classer')
    assert.equal(location.pathname, '/depots')
    await waitUntil(() => document.title.startsWith('Dépôts · '))
    await see(site, 'noemie.t@courriel.example')
    await see(site, '3 documents · 4,8 Mo')
    await see(site, 'Aucun numéro')
    const openers = all(site, 'button').filter((button) => button.ariaExpanded !== null)
    assert.deepEqual(
      openers.map((button) => plain(button.innerText)),
      ['Noémie Tremblay Nouveau', 'Berthe Lachance Nouveau', 'Samuel Côté'],
    )
    // In less than three days it is gone: said in ochre, and only of that one.
    const soon = [...(openers[0]!.getRootNode() as ShadowRoot).querySelectorAll<HTMLElement>('td .status.warn')]
    assert.equal(soon.length, 1)
    assert.match(soon[0]!.innerText, /^Détruit le/)
    await expect(site).to.be.accessible()
  })

  it('opens in place: message, documents and what became of them; looking makes it old', async () => {
    const site = await openSite('/depots')
    await openDeposit(site)
    await see(site, 'Voici ma pièce d’identité et le relevé hypothécaire demandé.')
    await see(site, 'Vérification en cours')
    await find(site, 'button', 'Télécharger Permis de conduire (recto).heic')
    assert.isUndefined(peek(site, 'button', 'Aperçu : Permis de conduire (recto).heic'), 'no browser shows HEIC')
    assert.isUndefined(peek(site, 'button', 'Télécharger Relevé hypothécaire.pdf'))
    assert.isUndefined(peek(site, 'button', 'Aperçu : Relevé hypothécaire.pdf'))
    assert.match(focus()!.innerText, /Noémie Tremblay/)
    assert.equal(focus()!.ariaExpanded, 'true')
    await waitUntil(() => focus()!.innerText.trim() === NOEMIE)
    assert.equal(own.calls.filter((call) => call.endsWith('/opening')).length, 1)

    await openDeposit(site, 'Berthe Lachance')
    await see(site, 'Bloqué : un virus a été trouvé.')
    await see(site, 'Retenu.')
    await find(site, 'button', 'Télécharger Testament 1998.pdf')
    assert.isUndefined(peek(site, 'button', 'Télécharger photos.zip'))
    await expect(site).to.be.accessible()

    await press(site, /^Noémie Tremblay/)
    await waitUntil(() => !hasText(site, 'Voici ma pièce d’identité'))
    // The other one stays open.
    assert.isTrue(hasText(site, 'Retenu.'))
  })

  it('downloads by a link made for it', async () => {
    const site = await openSite('/depots')
    await openDeposit(site)
    const asked = new Promise<{ name: string | null }>((resolve) => {
      const listen = (event: HTMLElementEventMap['jz-download-requested']): void => {
        event.preventDefault()
        resolve(event)
      }
      site.addEventListener('jz-download-requested', listen, { once: true })
    })
    await press(site, 'Télécharger Permis de conduire (recto).heic')
    assert.equal((await asked).name, 'Permis de conduire (recto).heic')
  })

  it('is filed by a proposed dossier: gone from the list, in the dossier, and the way there is shown', async () => {
    const site = await openSite('/depots')
    await openDeposit(site)
    await press(site, FILE)
    const choice = await radio(site, /2026-0308.*Numéro donné par le visiteur/)
    await waitUntil(() => focus() === choice)
    assert.isFalse(choice.checked)
    await expect(site).to.be.accessible()

    await press(site, 'Classer')
    await see(site, 'Choisissez un dossier.')
    assert.equal(focus()!.getAttribute('role'), 'radiogroup')
    choice.focus()
    choice.click()
    await press(site, 'Classer')
    await see(site, 'Dépôt classé dans le dossier 2026-0308.')
    await waitUntil(() => !hasText(site, NOEMIE))
    // What had the focus is gone: the next deposit has it.
    await waitUntil(() => focus()?.innerText.startsWith('Berthe Lachance'))
    await find(site, 'link', 'Dépôts, 2 dépôts à classer')
    await expect(site).to.be.accessible()

    await follow(site, '2026-0308')
    await see(site, 'Permis de conduire (recto).heic')
  })

  it('finds any other dossier by its number, its name or a party, and takes no closed one', async () => {
    const { state } = own.zone
    const closed = state.dossiers.find(({ number }) => number === '2026-0377')!
    closed.closedAt = new Date().toISOString()
    const site = await openSite('/depots')
    await openDeposit(site, 'Berthe Lachance')
    await press(site, 'Classer dans un dossier : Berthe Lachance')
    const search = await field(site, 'Numéro, description ou intervenant')
    await waitUntil(() => focus() === search)
    assert.isTrue((await radio(site, /2026-0377.*Fermé/)).disabled)
    type(search, 'beland')
    await waitUntil(() => !hasText(site, '2026-0412'))
    const found = await radio(site, /2026-0398/)
    found.click()
    type(search, 'personne')
    await see(site, 'Aucun dossier pour « personne ».')
    // What is not seen is not chosen.
    await press(site, 'Classer')
    await see(site, 'Choisissez un dossier.')
    type(search, 'beland')
    const again = await radio(site, /2026-0398/)
    assert.isFalse(again.checked)
    again.click()
    search.focus()
    await sendKeys({ press: 'Enter' })
    await find(site, 'dialog', 'Classer dans un dossier')
    await press(site, 'Classer')
    await see(site, 'Dépôt classé dans le dossier 2026-0398.')
    const dossier = state.dossiers.find(({ number }) => number === '2026-0398')!
    assert.include(
      documentsOf(state, dossier.id, false).map(({ name }) => name),
      'Testament 1998.pdf',
    )
  })

  it('says so when somebody else was faster, and keeps the dialog', async () => {
    const site = await openSite('/depots')
    await openDeposit(site)
    await press(site, FILE)
    const choice = await radio(site, /2026-0308/)
    choice.click()
    for (const deposit of own.zone.state.deposits) deposit.filedIn = '2026-0398'
    await press(site, 'Classer')
    await see(site, 'Ce dépôt est déjà classé dans le dossier 2026-0398.')
    ;(await radio(site, /2026-0377/)).click()
    await waitUntil(() => !hasText(site, 'Ce dépôt est déjà classé'))
    own.zone.state.deposits = []
    await press(site, 'Classer')
    await see(site, 'Ce dépôt n’est plus là')
    await press(site, 'Annuler')
    publish(own.zone.state, { type: 'deposit.changed' })
    await see(site, 'Aucun dépôt.')
    await waitUntil(() => focus()?.tagName === 'H1')
  })

  it('is destroyed only after a question that says for good', async () => {
    const site = await openSite('/depots')
    await openDeposit(site)
    await press(site, REMOVE)
    await see(site, 'Les 3 documents remis par Noémie Tremblay seront détruits pour de bon.')
    await expect(site).to.be.accessible()
    await press(site, 'Conserver')
    await waitUntil(() => focus() && nameOf(focus()!) === plain(REMOVE))
    assert.equal(own.zone.state.deposits.length, 3)

    await press(site, REMOVE)
    await press(site, 'Supprimer')
    await see(site, 'Dépôt de Noémie Tremblay supprimé.')
    assert.equal(own.zone.state.deposits.length, 2)
    await waitUntil(() => focus()?.innerText.startsWith('Berthe Lachance'))
  })

  it('says what went wrong where it happened, and tries again', async () => {
    const site = await openSite('/depots')
    await find(site, 'button', /^Noémie/)
    own.zone.failure = 'internal'
    await press(site, /^Noémie/)
    await see(site, 'Quelque chose n’a pas fonctionné de notre côté.')
    own.zone.failure = null
    await press(site, 'Réessayer')
    await find(site, 'button', REMOVE)
    own.zone.failure = 'internal'
    await press(site, REMOVE)
    await press(site, 'Supprimer')
    await see(site, 'Quelque chose n’a pas fonctionné de notre côté.')
    assert.isTrue(hasText(site, NOEMIE))
  })

  it('follows what comes in meanwhile, and closes nothing under the reader', async () => {
    const site = await openSite('/depots')
    await openDeposit(site)
    await waitUntil(() => own.zone.state.listeners.size > 0)
    leave('Huguette Lessard')
    publish(own.zone.state, { type: 'deposit.changed' })
    await see(site, 'Huguette Lessard')
    await find(site, 'link', 'Dépôts, 4 dépôts à classer')
    assert.isTrue(hasText(site, 'Voici ma pièce d’identité'))
  })

  it('is searched by name, e-mail and number, and comes by pages', async () => {
    for (let i = 0; i < 60; i++) leave(`Visiteur ${String(i).padStart(2, '0')}`, 100 + i)
    const site = await openSite('/depots')
    await see(site, 'Visiteur 46')
    assert.isFalse(hasText(site, 'Visiteur 59'))
    await press(site, 'Afficher la suite')
    await see(site, 'Visiteur 59')
    type(await field(site, 'Nom, courriel ou numéro'), '0308')
    await waitUntil(() => !hasText(site, 'Visiteur 00'))
    assert.isTrue(hasText(site, NOEMIE))
  })

  it('says so when there is nothing', async () => {
    own.zone.state.deposits = []
    const site = await openSite('/depots')
    await see(site, 'Aucun dépôt. Ce que vos visiteurs remettent sur votre site apparaîtra ici.')
    await find(site, 'link', 'Dépôts')
    await expect(site).to.be.accessible()
  })

  it('works by keyboard alone', async () => {
    const site = await openSite('/depots')
    const opener = await find(site, 'button', /^Noémie/)
    opener.focus()
    await sendKeys({ press: 'Enter' })
    const file = await find(site, 'button', FILE)
    while (focus() !== file) await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Enter' })
    const choice = await radio(site, /2026-0308/)
    await waitUntil(() => focus() === choice)
    await sendKeys({ press: 'Space' })
    assert.isTrue(choice.checked)
    await sendKeys({ press: 'Enter' })
    await see(site, 'Dépôt classé dans le dossier 2026-0308.')
  })

  it('becomes cards on a telephone, and nothing scrolls sideways', async () => {
    for (const width of [390, 320]) {
      await setViewport({ width, height: 800 })
      const site = await openSite('/depots')
      await openDeposit(site, 'Berthe Lachance')
      assert.isAtMost(document.documentElement.scrollWidth, width)
      await expect(site).to.be.accessible()
      history.replaceState(null, '', '/')
      site.remove()
    }
  })

  it('is in English for who reads English', async () => {
    document.documentElement.lang = 'en-CA'
    localStorage.setItem('jz-locale', 'en-CA')
    own.zone.state.accounts.find(({ email }) => email === SYLVIE)!.locale = 'en-CA'
    const site = await openSite('/depots')
    await find(site, 'link', 'Deposits, 3 deposits to file')
    await findText(site, 'Visitor')
    await findText(site, /^Destroyed on /)
  })

  it('is no page for a recipient', async () => {
    own.zone.signIn(JEAN)
    const site = await openSite('/depots')
    await see(site, 'Page introuvable')
    assert.isEmpty(own.calls.filter((call) => call.includes('/deposits')))
  })
})
