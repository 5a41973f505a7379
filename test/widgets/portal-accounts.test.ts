import { assert, expect, waitUntil } from '@open-wc/testing'
import { FAKE_PASSWORD, JEAN, SYLVIE } from '../fakes/fake-zone.ts'
import { all, descriptionOf, find, hasText, nameOf, peek, plain, type } from '../support/screen.ts'
import { field, fill, focus, follow, openSite, press, see, signIn, useSite } from './portal-page.ts'

const own = useSite()
const PASSWORD = 'lac aux castors bleu'
const CHOOSE = 'Choisissez votre mot de passe'
const CONFIRM = 'Confirmez le mot de passe'

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
    const eye = await find(site, 'button', 'Afficher')
    eye.click()
    await waitUntil(() => eye.ariaPressed === 'true')
    assert.equal((await field(site, 'Mot de passe')).type, 'text')
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

describe('activating an account', function () {
  this.timeout(20_000)

  it('takes the token out of the address, counts while one types, and goes on to the share', async () => {
    const site = await openSite('/activer#t=activation')
    const first = await field(site, CHOOSE)
    assert.equal(location.hash, '')
    await see(site, JEAN)
    await see(site, 'Au moins 15 caractères. Le plus simple : quatre mots')
    await expect(site).to.be.accessible()

    type(first, 'lac aux cas')
    await see(site, 'Encore 4 caractères')
    assert.equal(first.ariaInvalid, 'false')
    type(first, 'lac aux castor')
    await see(site, /^Encore 1 caractère$/)
    await press(site, 'Activer mon compte')
    await waitUntil(() => first.ariaInvalid === 'true')
    assert.equal(focus(), first)
    assert.include(descriptionOf(first), 'Encore 1 caractère')

    type(first, PASSWORD)
    await fill(site, CONFIRM, 'lac aux castors bleus')
    await press(site, 'Activer mon compte')
    await see(site, 'Les deux mots de passe diffèrent')
    assert.equal(nameOf(focus()!), CONFIRM)
    await expect(site).to.be.accessible()
    assert.notInclude(own.calls, 'POST /activations')

    await fill(site, CONFIRM, PASSWORD)
    await press(site, 'Activer mon compte')
    await see(site, 'Votre compte JurisZone est activé.')
    await find(site, 'heading', 'Projet d’acte pour relecture')
    assert.match(location.pathname, /^\/partages\/.+/)
  })

  it('shows both passwords on request', async () => {
    const site = await openSite('/activer#t=activation')
    const first = await field(site, CHOOSE)
    await press(site, 'Afficher')
    await waitUntil(() => first.type === 'text')
    assert.equal((await field(site, CONFIRM)).type, 'text')
  })

  it('tells the zone’s own reason at the field: « Trop courant »', async () => {
    const site = await openSite('/activer#t=activation')
    const first = await field(site, CHOOSE)
    const fake = window.fetch
    window.fetch = async (input, init) => {
      if (typeof input !== 'string' || !input.endsWith('/activations')) return fake(input, init)
      const message = 'Trop courant. Choisissez quatre mots qui n’ont rien à voir ensemble.'
      const errors = [{ path: 'password', code: 'pwd_common', message }]
      return Response.json({ code: 'invalid_fields', status: 422, detail: '', errors }, { status: 422 })
    }
    type(first, 'motdepassemotdepasse')
    await fill(site, CONFIRM, 'motdepassemotdepasse')
    await press(site, 'Activer mon compte')
    await waitUntil(() => descriptionOf(first).includes('Trop courant'))
    type(first, PASSWORD)
    await waitUntil(() => !descriptionOf(first).includes('Trop courant'))
  })

  it('replaces a used link by one tap, without the address', async () => {
    const site = await openSite('/activer#t=used')
    await find(site, 'heading', 'Ce lien a déjà servi ou est expiré')
    await expect(site).to.be.accessible()
    await press(site, 'Recevoir un nouveau lien')
    await see(site, 'Un nouveau lien vient d’être envoyé')
    assert.equal(own.calls.filter((call) => call === 'POST /activations/resend').length, 1)
  })

  it('takes a second link opened in the same window', async () => {
    const site = await openSite('/activer#t=used')
    await find(site, 'heading', 'Ce lien a déjà servi ou est expiré')
    location.hash = '#t=activation'
    await field(site, CHOOSE)
    assert.equal(location.hash, '')
  })

  it('is offered on a share’s address, and never tells whether an address is known', async () => {
    const site = await openSite(`/partages/${own.zone.state.shares[0]!.id}`)
    await follow(site, 'Première visite ? Activer mon compte')
    await find(site, 'heading', 'Activer mon compte')
    assert.equal(location.pathname, '/activer')
    await fill(site, 'Courriel', 'personne@nulle.example')
    await press(site, 'Recevoir un lien')
    await see(site, 'Si cette adresse est connue, un lien vient d’être envoyé.')
    await expect(site).to.be.accessible()
  })
})

describe('a forgotten password', function () {
  this.timeout(20_000)

  it('is asked about by address', async () => {
    const site = await openSite('/')
    await follow(site, 'Mot de passe oublié ?')
    await fill(site, 'Courriel', SYLVIE)
    await press(site, 'Recevoir un lien')
    await see(site, 'Si cette adresse est connue, un lien vient d’être envoyé.')
    assert.include(own.calls, 'POST /password-resets')
  })

  it('is replaced by link, and then one is signed in', async () => {
    const site = await openSite('/mot-de-passe#t=activation')
    await fill(site, 'Nouveau mot de passe', PASSWORD)
    await fill(site, 'Confirmez le nouveau mot de passe', PASSWORD)
    await expect(site).to.be.accessible()
    await press(site, 'Enregistrer le mot de passe')
    await see(site, 'Votre nouveau mot de passe est enregistré.')
    assert.include(own.calls, 'PUT /password-resets')
  })

  it('asks for another link when this one has served', async () => {
    const site = await openSite('/mot-de-passe#t=used')
    await fill(site, 'Nouveau mot de passe', PASSWORD)
    await fill(site, 'Confirmez le nouveau mot de passe', PASSWORD)
    await press(site, 'Enregistrer le mot de passe')
    await see(site, 'Ce lien a déjà servi ou est expiré. Recevez-en un nouveau.')
    await field(site, 'Courriel')
    assert.equal(all(site, 'heading').map((title) => plain(title.innerText))[0], 'Nouveau mot de passe')
  })
})
