import { assert, expect } from '@open-wc/testing'
import { FAKE_PASSWORD, JEAN, SYLVIE } from '../fakes/fake-zone.ts'
import { descriptionOf, find, hasText, nameOf, peek, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { field, fill, focus, openSite, press, see, signIn, useSite } from './portal-page.ts'

const own = useSite()

describe('signing in', function () {
  this.timeout(20_000)

  it('says what is missing or wrong at the field, then goes where one was going', async () => {
    const site = await openSite('/dossiers')
    await find(site, 'heading', 'Se connecter')
    await expect(site).to.be.accessible()
    assert.equal(document.title, 'Se connecter · JurisZone')

    await press(site, 'Se connecter')
    const email = await field(site, 'Courriel')
    await waitUntil(() => descriptionOf(email) === 'Indiquez votre courriel.')
    assert.equal(focus(), email)
    type(email, 'sylvie')
    await press(site, 'Se connecter')
    await waitUntil(() => descriptionOf(email).startsWith('Cette adresse semble incomplète.'))
    type(email, SYLVIE)
    await press(site, 'Se connecter')
    await see(site, 'Indiquez votre mot de passe.')
    assert.notInclude(own.calls, 'POST /session')

    await fill(site, 'Mot de passe', 'un autre')
    await press(site, 'Se connecter')
    await see(site, 'Courriel ou mot de passe inexact. Vérifiez-les, puis réessayez.')
    assert.equal(nameOf(focus()!), 'Mot de passe')
    await expect(site).to.be.accessible()

    await fill(site, 'Mot de passe', FAKE_PASSWORD)
    await press(site, 'Se connecter')
    await find(site, 'heading', 'Dossiers')
    assert.equal(location.pathname, '/dossiers')
    assert.equal(document.title, 'Dossiers · JurisZone')
  })

  it('shows a password on request, under a name that does not change', async () => {
    const site = await openSite('/')
    const eye = await find(site, 'button', 'Afficher le mot de passe')
    eye.click()
    await waitUntil(() => eye.ariaPressed === 'true')
    assert.equal((await field(site, 'Mot de passe')).type, 'text')
  })

  it('says how long to wait after too many attempts', async () => {
    const site = await openSite('/')
    await field(site, 'Courriel')
    own.zone.failure = 'too_many_attempts'
    await signIn(site, JEAN, 'lilas')
    await see(site, 'Trop d’essais. Réessayez dans 15 minutes ou choisissez un nouveau mot de passe.')
  })

  it('keeps what was typed when the network is lost', async () => {
    const site = await openSite('/')
    await field(site, 'Courriel')
    own.zone.failure = 'offline'
    await signIn(site, JEAN)
    await see(site, 'Connexion perdue.')
    own.zone.failure = null
    assert.equal((await field(site, 'Courriel')).value, JEAN)
    await press(site, 'Se connecter')
    await find(site, 'heading', 'Partages reçus')
  })

  it('leads members and recipients each to their own home', async () => {
    const site = await openSite('/')
    await signIn(site, SYLVIE)
    await find(site, 'heading', 'Personnes')
    assert.equal(location.pathname, '/personnes')
    await press(site, 'Se déconnecter')
    await find(site, 'heading', 'Se connecter')
    assert.equal(location.pathname, '/')
    assert.isFalse(hasText(site, 'Gauthier'))

    await signIn(site, JEAN)
    await find(site, 'heading', 'Partages reçus')
    assert.equal(location.pathname, '/partages')
    await see(site, 'Marchand Thibodeau, notaires')
    await see(site, 'Besoin d’aide? Appelez l’étude : 418 555-0142')
    await expect(site).to.be.accessible()
    await press(site, 'Se déconnecter')
    await find(site, 'heading', 'Se connecter')
  })

  it('shows a recipient no page of the firm', async () => {
    own.zone.signIn(JEAN)
    const site = await openSite('/personnes')
    await find(site, 'heading', 'Page introuvable')
    assert.notInclude(own.calls, 'GET /people')
    await expect(site).to.be.accessible()
  })

  it('speaks the other language at once, and again at the next visit', async () => {
    const first = await openSite('/')
    await press(first, 'English')
    await find(first, 'heading', 'Sign in')
    first.remove()
    document.documentElement.lang = 'fr-CA'
    const second = await openSite('/')
    await find(second, 'heading', 'Sign in')
  })

  it('says that nobody answers, and tries again', async () => {
    own.zone.failure = 'offline'
    const site = await openSite('/')
    await see(site, 'Connexion perdue.')
    own.zone.failure = null
    await press(site, 'Réessayer')
    await find(site, 'heading', 'Se connecter')
  })
})

describe('a session that ends', function () {
  this.timeout(20_000)

  it('asks to sign in over the page, then does what was asked and leaves all as it was', async () => {
    own.zone.signIn(SYLVIE)
    const site = await openSite('/personnes')
    const search = await field(site, 'Nom, courriel ou dossier')
    await see(site, 'Zoé Ouellet')
    own.zone.signIn(null)
    type(search, 'béland')
    await find(site, 'heading', 'Votre session a pris fin')
    await expect(site).to.be.accessible()
    assert.equal((await field(site, 'Courriel')).value, SYLVIE)

    await fill(site, 'Mot de passe', FAKE_PASSWORD)
    await press(site, 'Se connecter')
    await waitUntil(() => !hasText(site, 'Zoé Ouellet') && hasText(site, 'Rose-Aimée Béland'))
    assert.equal(search.value, 'béland')
    assert.isTrue(search.isConnected)
    assert.isUndefined(peek(site, 'heading', 'Votre session a pris fin'))
  })

  it('gives another person a page of their own', async () => {
    own.zone.signIn(SYLVIE)
    const site = await openSite('/personnes')
    const search = await field(site, 'Nom, courriel ou dossier')
    own.zone.signIn(null)
    type(search, 'roy')
    await find(site, 'heading', 'Votre session a pris fin')
    await signIn(site, JEAN)
    await find(site, 'heading', 'Page introuvable')
    assert.isFalse(hasText(site, 'Zoé Ouellet'))
  })
})
