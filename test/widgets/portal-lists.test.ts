import { assert, expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { publish, returnDocument, JEAN, SYLVIE } from '../fakes/fake-zone.ts'
import { all, find, hasText, peek, plain, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { field, focus, follow, openSite, press, see, signIn, useSite } from './portal-page.ts'

const own = useSite()
const PEOPLE = 'Nom, courriel ou dossier'
const DOSSIERS = 'Numéro, description ou intervenant'

beforeEach(() => own.zone.signIn(SYLVIE))
afterEach(() => setViewport({ width: 1280, height: 800 }))

function numbers(site: Element): string[] {
  return all(site, 'link', /^\d{4}-\d{4}$/).map((link) => plain(link.innerText))
}

describe('the people of the firm', function () {
  this.timeout(20_000)

  it('lists persons and companies with their dossiers, and finds them without case or accents', async () => {
    const site = await openSite('/personnes')
    await see(site, 'Rose-Aimée Béland')
    await see(site, 'Société')
    await expect(site).to.be.accessible()

    const search = await field(site, PEOPLE)
    type(search, 'BELAND')
    await waitUntil(() => !hasText(site, 'Zoé Ouellet'))
    assert.isTrue(hasText(site, 'Rose-Aimée Béland'))
    type(search, 'personne de ce nom')
    await see(site, 'Aucun résultat pour « personne de ce nom ».')
    await press(site, 'Effacer le filtre')
    await see(site, 'Zoé Ouellet')
    assert.equal(search.value, '')
    // One call a pause in the typing, none a key.
    assert.equal(own.calls.filter((call) => call.includes('search=')).length, 2)
    assert.equal(focus(), search)
  })

  it('finds somebody by several words in any order', async () => {
    const site = await openSite('/personnes')
    await see(site, 'Zoé Ouellet')
    type(await field(site, PEOPLE), 'gauthier marie')
    await waitUntil(() => !hasText(site, 'Zoé Ouellet'))
    assert.isTrue(hasText(site, 'Marie-Ève Gauthier'))
  })

  it('tells how many there are, once all of them are there', async () => {
    const site = await openSite('/personnes')
    await see(site, '16 personnes et sociétés, tirées de vos dossiers')
  })

  it('brings the next page when it is asked for, and says when there is none', async () => {
    const { people } = pages(120)
    const site = await openSite('/personnes')
    await see(site, 'Personne 000')
    assert.isFalse(hasText(site, 'Personne 050'))
    await press(site, 'Afficher la suite')
    await see(site, 'Personne 099')
    await press(site, 'Afficher la suite')
    await see(site, people.at(-1)!)
    await waitUntil(() => !peek(site, 'button', 'Afficher la suite'))
    assert.isTrue(hasText(site, 'Personne 000'))
    // The button is gone, not the place in the page.
    await see(site, '120 affichés')
    assert.isTrue(focus()?.matches('.pager'))
  })

  it('keeps what is shown when the next page does not come, and brings it by itself later', async () => {
    const { people } = pages(60)
    const site = await openSite('/personnes')
    await see(site, 'Personne 049')
    own.zone.failure = 'offline'
    await press(site, 'Afficher la suite')
    await see(site, 'Connexion perdue.')
    assert.isTrue(hasText(site, 'Personne 049'))
    own.zone.failure = null
    dispatchEvent(new Event('online'))
    await see(site, people.at(-1)!)
    await waitUntil(() => !hasText(site, 'Connexion perdue.'))
  })

  it('says what is wrong and loads on request', async () => {
    const site = await openSite('/dossiers')
    await see(site, '2026-0412')
    own.zone.failure = 'internal'
    await follow(site, 'Personnes')
    await see(site, 'Quelque chose n’a pas fonctionné de notre côté.')
    own.zone.failure = null
    await press(site, 'Réessayer')
    await see(site, 'Rose-Aimée Béland')
  })

  it('says so when there is nobody yet', async () => {
    own.zone.state.dossiers = []
    const site = await openSite('/personnes')
    await see(site, 'Aucune personne.')
  })
})

describe('the dossiers of the firm', function () {
  this.timeout(20_000)

  it('tells of each what a clerk needs, and which has something unseen', async () => {
    own.zone.state.dossiers.at(-1)!.lastActivityAt = new Date().toISOString()
    const site = await openSite('/dossiers')
    await see(site, 'Jean Roy, Marie-Ève Gauthier et 2 autres')
    await see(site, 'Aujourd’hui,')
    await see(site, 'Nouveau')
    await find(site, 'link', /^Dossiers, 1 élément non vu$/)
    await expect(site).to.be.accessible()
  })

  it('becomes cards on a telephone, and nothing scrolls sideways', async () => {
    await setViewport({ width: 320, height: 700 })
    const site = await openSite('/dossiers')
    await see(site, 'Jean Roy, Marie-Ève Gauthier et 2 autres')
    assert.isAtMost(document.documentElement.scrollWidth, 320)
    await expect(site).to.be.accessible()
  })

  it('follows what happens meanwhile', async () => {
    const site = await openSite('/dossiers')
    await see(site, 'Succession de Rollande Pelletier')
    const dossier = own.zone.state.dossiers.find(({ number }) => number === '2026-0398')!
    await waitUntil(() => own.zone.state.listeners.size > 0)
    dossier.description = 'Succession Pelletier, règlement'
    publish(own.zone.state, { type: 'dossier.changed', dossierId: dossier.id })
    await see(site, 'Succession Pelletier, règlement')
  })

  it('opens a dossier by its number; Back finds the search again, and the focus is on the title', async () => {
    const site = await openSite('/dossiers')
    type(await field(site, DOSSIERS), 'hypothecaire')
    await waitUntil(() => numbers(site).join() === '2026-0391')
    await follow(site, '2026-0391')
    await find(site, 'heading', 'Prêt hypothécaire, 88, chemin du Fleuve, Beaumont')
    assert.match(location.pathname, /^\/dossiers\/.+/)
    assert.match(document.title, /^2026-0391 · Prêt hypothécaire/)
    await waitUntil(() => focus()?.tagName === 'H1')

    history.back()
    await find(site, 'heading', 'Dossiers')
    await waitUntil(() => numbers(site).join() === '2026-0391')
    assert.equal((await field(site, DOSSIERS)).value, 'hypothecaire')
    assert.equal(location.search, '')
  })

  it('counts nothing more once the dossier was looked at', async () => {
    const site = await openSite('/dossiers')
    await find(site, 'link', /^Dossiers, 1 élément/)
    await follow(site, '2026-0412')
    await find(site, 'link', /^Dossiers$/)
    const share = own.zone.state.shares.find(({ title }) => title === 'Projet d’acte pour relecture')!
    await follow(site, 'Personnes')
    await see(site, 'Rose-Aimée Béland')
    returnDocument(own.zone.state, { name: 'Passeport.jpg', shareId: share.id, email: JEAN, size: 1000 })
    await find(site, 'link', /^Dossiers, 1 élément/)
  })
})

describe('the ways through the site', function () {
  this.timeout(20_000)

  it('leaves links to the browser when they go elsewhere or to another window', async () => {
    const site = await openSite('/personnes')
    const link = await find(site, 'link', /^Dossiers/)
    let isLeft = false
    const keep = (event: Event): void => {
      isLeft = !event.defaultPrevented
      event.preventDefault()
    }
    window.addEventListener('click', keep, { once: true })
    link.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ctrlKey: true }))
    assert.isTrue(isLeft)
    assert.equal(location.pathname, '/personnes')
  })

  it('says when an address is no page', async () => {
    const site = await openSite('/inconnue')
    await find(site, 'heading', 'Page introuvable')
    await follow(site, 'Aller à l’accueil')
    await find(site, 'heading', 'Personnes')
  })
})

/** A firm with many people. */
function pages(count: number): { people: string[] } {
  const { state } = own.zone
  const [dossier] = state.dossiers
  const [party] = dossier!.parties
  const people = Array.from({ length: count }, (_, n) => `Personne ${String(n).padStart(3, '0')}`)
  state.dossiers = [
    {
      ...dossier!,
      parties: people.map((name, n) => ({ ...party!, id: `party-${n}`, name, email: `p${n}@courriel.example` })),
    },
  ]
  return { people }
}

describe('signing in', function () {
  this.timeout(20_000)

  it('leads to the title of the page one asked for, as any way to it', async () => {
    own.zone.signIn(null)
    const site = await openSite(`/partages/${own.zone.state.shares[0]!.id}`)
    await signIn(site, JEAN)
    await waitUntil(
      () => !peek(site, 'heading', 'Se connecter') && focus()?.localName === 'h1',
      'the focus is elsewhere',
    )
  })

  it('is no reason to move who was signed in as the site opened', async () => {
    const site = await openSite('/dossiers')
    await find(site, 'heading', 'Dossiers')
    await see(site, '2026-0412')
    assert.equal(focus(), document.body)
  })
})
