import { assert, expect, fixtureCleanup } from '@open-wc/testing'
import { JEAN, SYLVIE } from '../fakes/fake-zone.ts'
import { descriptionOf, find, hasText, nameOf, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { field, fill, focus, follow, openSite, press, see, useSite } from './portal-page.ts'

const own = useSite()
const PASSWORD = 'lac aux castors bleu'
const CHOOSE = 'Choisissez votre mot de passe'
const CONFIRM = 'Confirmez le mot de passe'

describe('activating an account', function () {
  this.timeout(20_000)

  it('takes the token out of the address, counts while one types, and goes on to the share', async () => {
    const site = await openSite('/activer#t=activation')
    const first = await field(site, CHOOSE)
    assert.equal(location.hash, '')
    await see(site, JEAN)
    await see(site, 'Besoin d’aide? Appelez l’étude : 418 555-0142')
    await see(site, /^Ce lien sert une seule fois, jusqu'au \d+(er)? \S+ \d+ à \d+ h \d\d\.$/)
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
    await see(site, 'Les deux mots de passe sont identiques')
    await press(site, 'Activer mon compte')
    await see(site, 'Votre compte JurisZone est activé.')
    await find(site, 'heading', 'Projet d’acte pour relecture')
    assert.match(location.pathname, /^\/partages\/.+/)
  })

  it('shows both passwords on request', async () => {
    const site = await openSite('/activer#t=activation')
    const first = await field(site, CHOOSE)
    await press(site, 'Afficher le mot de passe')
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
    const title = await find(site, 'heading', 'Ouvrez vos courriels')
    await see(site, 'Un nouveau lien vient d’être envoyé')
    await waitUntil(() => focus() === title)
    assert.isFalse(hasText(site, 'Ce lien a déjà servi'))
    await expect(site).to.be.accessible()
    assert.equal(own.calls.filter((call) => call === 'POST /activations/resend').length, 1)
  })

  it('says why no link leaves when too many were asked', async () => {
    const site = await openSite('/activer#t=used')
    await find(site, 'heading', 'Ce lien a déjà servi ou est expiré')
    own.zone.failure = 'too_many_requests'
    await press(site, 'Recevoir un nouveau lien')
    await see(site, 'Trop de demandes')
    assert.isFalse(hasText(site, 'vient d’être envoyé'))
  })

  it('asks the address when the link was cut', async () => {
    const site = await openSite('/activer#t=abcdef')
    await field(site, 'Courriel')
    await find(site, 'heading', 'Activer mon compte')
  })

  it('speaks the language of the e-mail, unless the reader chose another', async () => {
    const client = own.zone.state.accounts.find(({ email }) => email === JEAN)!
    client.locale = 'en-CA'
    const site = await openSite('/activer#t=activation')
    await find(site, 'heading', 'Activate your JurisZone account')
    await see(site, /^Until .+, this link works once\.$/)
    localStorage.setItem('jz-locale', 'fr-CA')
    document.documentElement.lang = 'fr-CA'
    location.hash = '#t=activation'
    await waitUntil(() => own.calls.filter((call) => call === 'POST /activations/preview').length === 2)
    await find(site, 'heading', 'Activez votre compte JurisZone')
  })

  it('does not blame a second field that nobody touched yet', async () => {
    const site = await openSite('/activer#t=activation')
    const first = await field(site, CHOOSE)
    type(first, 'lac aux castor')
    await press(site, 'Activer mon compte')
    await waitUntil(() => first.ariaInvalid === 'true')
    assert.equal((await field(site, CONFIRM)).ariaInvalid, 'false')
    assert.isFalse(hasText(site, 'Les deux mots de passe diffèrent'))
  })

  it('leads who is signed in already to the shares, instead of asking again', async () => {
    own.zone.signIn(JEAN)
    const site = await openSite('/activer#t=used')
    await follow(site, 'Voir mes partages')
    await find(site, 'heading', 'Partages reçus')
  })

  it('goes on by itself after a lost network, and keeps what was typed', async () => {
    own.zone.signIn(null)
    const site = await openSite('/activer')
    await field(site, 'Courriel')
    own.zone.failure = 'offline'
    location.hash = '#t=activation'
    await see(site, 'Connexion perdue.')
    own.zone.failure = null
    dispatchEvent(new Event('online'))
    await fill(site, CHOOSE, PASSWORD)
    await fill(site, CONFIRM, PASSWORD)
    own.zone.failure = 'offline'
    await press(site, 'Activer mon compte')
    await see(site, 'Connexion perdue.')
    own.zone.failure = null
    assert.equal((await field(site, CHOOSE)).value, PASSWORD)
    await press(site, 'Activer mon compte')
    await see(site, 'Votre compte JurisZone est activé.')
  })

  it('takes a second link opened in the same window', async () => {
    const site = await openSite('/activer#t=used')
    await find(site, 'heading', 'Ce lien a déjà servi ou est expiré')
    location.hash = '#t=activation'
    await field(site, CHOOSE)
    assert.equal(location.hash, '')
  })

  it('is offered on a share’s address, and never tells whether an address is known', async () => {
    const share = `/partages/${own.zone.state.shares[0]!.id}`
    const site = await openSite(share)
    await follow(site, 'Première visite ? Activer mon compte')
    await find(site, 'heading', 'Activer mon compte')
    assert.equal(location.pathname, '/activer')
    const back = await find(site, 'link', 'Se connecter')
    assert.equal(back.getAttribute('href'), share)
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
    const title = await find(site, 'heading', 'Ouvrez vos courriels')
    await waitUntil(() => focus() === title)
    assert.isFalse(hasText(site, 'Indiquez votre courriel.'))
    await expect(site).to.be.accessible()
    await press(site, 'Changer d’adresse')
    assert.equal((await field(site, 'Courriel')).value, SYLVIE)
    await waitUntil(() => nameOf(focus()!) === 'Courriel')
  })

  it('brings back to the share whose sign-in it was asked from', async () => {
    const { id, title } = own.zone.state.shares[1]!
    const site = await openSite(`/partages/${id}`)
    await follow(site, 'Mot de passe oublié ?')
    await find(site, 'heading', 'Nouveau mot de passe')
    await follow(site, 'Se connecter')
    await waitUntil(() => location.pathname === `/partages/${id}`)
    await follow(site, 'Mot de passe oublié ?')
    await fill(site, 'Courriel', JEAN)
    await press(site, 'Recevoir un lien')
    await find(site, 'heading', 'Ouvrez vos courriels')

    fixtureCleanup()
    const mailed = await openSite(`/mot-de-passe#t=${own.zone.state.links.at(-1)!.token}`)
    await fill(mailed, 'Nouveau mot de passe', PASSWORD)
    await fill(mailed, 'Confirmez le nouveau mot de passe', PASSWORD)
    await press(mailed, 'Enregistrer le mot de passe')
    await find(mailed, 'heading', title)
    assert.equal(location.pathname, `/partages/${id}`)
    await see(mailed, 'Votre nouveau mot de passe est enregistré.')
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

  it('tells at once that a link has served, and sends another by one tap', async () => {
    const site = await openSite('/mot-de-passe#t=used')
    const title = await find(site, 'heading', 'Ce lien a déjà servi ou est expiré')
    await waitUntil(() => focus() === title)
    await expect(site).to.be.accessible()
    assert.notInclude(own.calls, 'PUT /password-resets')
    await press(site, 'Recevoir un nouveau lien')
    const sent = await find(site, 'heading', 'Ouvrez vos courriels')
    await waitUntil(() => focus() === sent)
    assert.include(own.calls, 'POST /password-resets')
  })

  it('asks the address when the link was cut', async () => {
    const site = await openSite('/mot-de-passe#t=abcdef')
    await field(site, 'Courriel')
    await find(site, 'heading', 'Nouveau mot de passe')
  })
})
