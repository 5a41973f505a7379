import { assert, expect } from '@open-wc/testing'
import { addDays, zoneDate } from '@juriszone/widgets/contract'
import { LitElement } from 'lit'
import { Localize } from '../../widgets/src/kit/index.ts'
import { publish, SYLVIE } from '../fakes/fake-zone.ts'
import { find, hasText, peek, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { field, focus, follow, openSite, press, see, signIn, useSite } from './portal-page.ts'

const own = useSite()

beforeEach(() => own.zone.signIn(SYLVIE))

/** The browser finds its network again; nobody presses anything. */
function comeBack(): void {
  own.zone.failure = null
  dispatchEvent(new Event('online'))
}

describe('a server that does not answer', function () {
  this.timeout(20_000)

  it('is told as the site opens, which goes on by itself', async () => {
    own.zone.failure = 'offline'
    const site = await openSite('/personnes')
    await see(site, 'Connexion perdue.')
    comeBack()
    await find(site, 'heading', 'Personnes')
    await see(site, 'Rose-Aimée Béland')
    assert.isFalse(hasText(site, 'Connexion perdue.'))
  })

  it('leaves the page to read and what was typed, and is told at its foot until it is back', async () => {
    const site = await openSite('/personnes')
    const search = await field(site, 'Nom, courriel ou dossier')
    await see(site, 'Rose-Aimée Béland')
    await waitUntil(() => own.zone.state.listeners.size > 0)
    own.zone.failure = 'silent'
    type(search, 'tremblay')
    await see(site, 'Le serveur ne répond pas.')
    await expect(site).to.be.accessible()
    assert.isTrue(hasText(site, 'Rose-Aimée Béland'))
    comeBack()
    await see(site, 'Noémie Tremblay')
    await waitUntil(() => !hasText(site, 'Le serveur ne répond pas.') && !hasText(site, 'Rose-Aimée Béland'))
    assert.equal(search.value, 'tremblay')
  })

  it('is told of a network that the browser itself has lost, even when nobody asks for anything', async () => {
    const site = await openSite('/dossiers')
    await see(site, '2026-0412')
    own.zone.failure = 'offline'
    dispatchEvent(new Event('offline'))
    await see(site, 'tout reprendra de soi-même')
    comeBack()
    await waitUntil(() => !hasText(site, 'tout reprendra de soi-même'))
  })

  it('is no reason to leave a dialog: what was chosen is sent once it is back', async () => {
    const { dialog, shares } = await openExtension()
    const day = addDays(zoneDate(new Date()), 40)
    type(await field(dialog, 'Date d’expiration'), day)
    own.zone.failure = 'offline'
    await press(dialog, 'Prolonger')
    await see(dialog, 'Connexion perdue.')
    comeBack()
    assert.equal((await field(dialog, 'Date d’expiration')).value, day)
    await press(dialog, 'Prolonger')
    await see(shares, 'Partage prolongé jusqu’au')
  })
})

describe('a session that ends', function () {
  this.timeout(20_000)

  it('keeps the dialog and the day typed in it, and does what was asked after the sign-in', async () => {
    const { site, dialog, shares } = await openExtension()
    const day = addDays(zoneDate(new Date()), 50)
    type(await field(dialog, 'Date d’expiration'), day)
    own.zone.signIn(null)
    await press(dialog, 'Prolonger')
    await find(site, 'heading', 'Votre session a pris fin')
    await signIn(site, SYLVIE)
    await see(shares, 'Partage prolongé jusqu’au')
    const [share] = own.zone.state.shares.filter(({ title }) => title === 'Certificat de localisation')
    assert.equal(zoneDate(new Date(Date.parse(share!.expiresAt) - 1)), day)
  })

  it('is told although nobody asks for anything, and the list follows what happened meanwhile', async () => {
    const site = await openSite('/dossiers')
    await see(site, 'Succession de Rollande Pelletier')
    await waitUntil(() => own.zone.state.listeners.size > 0)
    own.zone.signIn(null)
    const dossier = own.zone.state.dossiers.find(({ number }) => number === '2026-0398')!
    dossier.description = 'Succession Pelletier, règlement'
    publish(own.zone.state, { type: 'dossier.changed', dossierId: dossier.id })
    await find(site, 'heading', 'Votre session a pris fin')
    await signIn(site, SYLVIE)
    await see(site, 'Succession Pelletier, règlement')
    assert.isUndefined(peek(site, 'heading', 'Votre session a pris fin'))
  })

  it('gives the focus back to what had it, out of its widget too', async () => {
    const site = await openSite('/personnes')
    const search = await field(site, 'Nom, courriel ou dossier')
    await see(site, 'Zoé Ouellet')
    own.zone.signIn(null)
    search.focus()
    type(search, 'béland')
    await find(site, 'heading', 'Votre session a pris fin')
    await signIn(site, SYLVIE)
    await waitUntil(() => focus() === search, 'the focus is elsewhere')
  })

  it('leads to the title of the page when nothing had the focus', async () => {
    const site = await openSite('/personnes')
    await see(site, 'Zoé Ouellet')
    const search = await field(site, 'Nom, courriel ou dossier')
    own.zone.signIn(null)
    type(search, 'béland')
    search.blur()
    await find(site, 'heading', 'Votre session a pris fin')
    await signIn(site, SYLVIE)
    const title = await find(site, 'heading', 'Personnes')
    await waitUntil(() => focus() === title, 'the focus is elsewhere')
  })
})

describe('the reader’s language', function () {
  this.timeout(20_000)

  it('takes nothing away from the page while its words are on their way', async () => {
    const site = await openSite('/dossiers')
    const search = await field(site, 'Numéro, description ou intervenant')
    search.focus()
    document.documentElement.lang = 'en-CA'
    await see(site, 'Last activity')
    assert.isTrue(search.isConnected)
    assert.equal(focus(), search)
  })

  it('stays as it is when the words of the other do not come, and says so until they do', async () => {
    const site = await openSite('/dossiers')
    await see(site, 'Dernière activité')
    const late = new LateWords()
    site.after(late)
    await press(site, 'English')
    await see(site, 'La langue n’a pas changé')
    await expect(site).to.be.accessible()
    assert.equal(document.documentElement.lang, 'fr-CA')
    assert.isTrue(hasText(site, 'Dernière activité'))
    assert.equal(focus(), await find(site, 'button', 'English'))
    late.areThere = true
    await press(site, 'English')
    await see(site, 'Last activity')
    assert.isFalse(hasText(site, 'The language has not changed'))
  })

  it('changes on the whole of a page at once, with its title, and holds on the next page', async () => {
    const site = await openSite('/dossiers')
    await see(site, 'Dernière activité')
    const button = await find(site, 'button', 'English')
    button.click()
    await waitUntil(() => document.documentElement.lang === 'en-CA')
    await waitUntil(() => hasText(site, 'Last activity'))
    assert.isFalse(hasText(site, 'Dernière activité'))
    await find(site, 'button', 'Sign out')
    await follow(site, 'People')
    await find(site, 'heading', 'People')
    assert.equal(document.title, 'People · JurisZone')
    assert.isFalse(hasText(site, 'Personnes'))
  })
})

/** A widget on the same page, whose English is not there yet. */
class LateWords extends LitElement {
  areThere = false
  words = new Localize(this, { fr: {}, en: () => this.#english() })
  declare locale: string | undefined

  #english(): Promise<{ messages: object }> {
    return this.areThere ? Promise.resolve({ messages: {} }) : Promise.reject(new TypeError('Failed to fetch'))
  }
}
customElements.define('late-words', LateWords)

async function openExtension(): Promise<Record<'site' | 'shares' | 'dialog', Element>> {
  const site = await openSite(`/dossiers/${own.zone.state.dossiers.at(-1)!.id}`)
  await press(site, 'Prolonger : Certificat de localisation')
  const dialog = await find(site, 'dialog', 'Prolonger le partage')
  const shares = (dialog.getRootNode() as ShadowRoot).host
  return { site, shares, dialog }
}
