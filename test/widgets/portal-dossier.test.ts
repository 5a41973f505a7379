import { assert, expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { SYLVIE } from '../fakes/fake-zone.ts'
import { find, hasText, peek } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { focus, follow, openSite, press, see, useSite } from './portal-page.ts'

const own = useSite()
const REVIEW = 'Projet d’acte pour relecture'

beforeEach(() => own.zone.signIn(SYLVIE))
afterEach(() => setViewport({ width: 1280, height: 800 }))

function ago(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString()
}

async function openDossier(number = '2026-0412'): Promise<Element> {
  const dossier = own.zone.state.dossiers.find((one) => one.number === number)!
  const site = await openSite(`/dossiers/${dossier.id}`)
  await find(site, 'heading', dossier.description)
  await find(site, 'heading', /^Partages/)
  return site
}

describe('a dossier', function () {
  this.timeout(20_000)

  it('shows who is in it, its documents and what became of its shares', async () => {
    const site = await openDossier()
    await see(site, 'me.gauthier@courriel.example')
    await find(site, 'checkbox', 'Sélectionner Certificat de localisation.pdf')
    await find(site, 'heading', REVIEW)
    for (const text of ['En cours', 'Expire demain', 'Expiré', 'Pas encore', 'Lecture seule', 'Rien remis'])
      await see(site, text)
    await see(site, /2 documents · envoyé le .+ par Sylvie Arsenault · échéance le/)
    await expect(site).to.be.accessible()
  })

  it('stays readable on a telephone', async () => {
    await setViewport({ width: 390, height: 800 })
    const site = await openDossier()
    await find(site, 'heading', REVIEW)
    assert.isAtMost(document.documentElement.scrollWidth, 390)
    await expect(site).to.be.accessible()
  })

  it('greys who has left it', async () => {
    own.zone.state.dossiers.at(-1)!.parties[2]!.hasLeft = true
    const site = await openDossier()
    await see(site, 'N’est plus au dossier')
    await expect(site).to.be.accessible()
  })

  it('says when it is not there, or not for this reader', async () => {
    const site = await openSite('/dossiers/01930000-0000-7000-8000-ffffffffffff')
    await find(site, 'heading', 'Dossier introuvable')
    await find(site, 'link', 'Retour à la liste')
  })

  it('is kept longer on request: the date moves, then there is nothing more to gain', async () => {
    const dossier = own.zone.state.dossiers.at(-1)!
    dossier.lastActivityAt = ago(40)
    const site = await openDossier()
    await see(site, /Conservé au moins jusqu'au \S+ \S+ 20\d\d/)
    await press(site, 'Conserver')
    await see(site, /Dossier conservé jusqu'au \S+ \S+ 20\d\d\./)
    await waitUntil(() => !peek(site, 'button', 'Conserver'))
    assert.isTrue(hasText(site, 'Conservé au moins'))
    assert.equal(focus()?.tagName, 'H1')
  })

  it('is not offered for keeping again on the day it was kept', async () => {
    const dossier = own.zone.state.dossiers.at(-1)!
    Object.assign(dossier, { lastActivityAt: ago(40), keptAt: ago(0.1) })
    const site = await openDossier()
    await see(site, /Conservé au moins jusqu'au/)
    assert.isUndefined(peek(site, 'button', 'Conserver'))
  })

  it('keeps its button beside a long title', async () => {
    own.zone.state.dossiers.at(-1)!.description = 'Vente et prêt hypothécaire avec servitude de passage. '
      .repeat(4)
      .trim()
    const site = await openDossier()
    const title = await find(site, 'heading', /^Vente et prêt/)
    const close = await find(site, 'button', 'Fermer le dossier')
    const [text, button] = [title.getBoundingClientRect(), close.getBoundingClientRect()]
    assert.isAtLeast(button.left, text.right)
    assert.isBelow(button.top, text.bottom)
  })

  it('warns in its last two weeks, until it is kept', async () => {
    own.zone.state.dossiers.at(-1)!.lastActivityAt = ago(80)
    const site = await openDossier()
    await see(site, /Ce dossier sera détruit après le/)
    await expect(site).to.be.accessible()
    await press(site, 'Conserver')
    await waitUntil(() => !hasText(site, 'sera détruit'))
    await see(site, /Conservé au moins jusqu'au/)
  })

  it('says in place what could not be done, and does it at the next try', async () => {
    own.zone.state.dossiers.at(-1)!.lastActivityAt = ago(40)
    const site = await openDossier()
    await find(site, 'checkbox', 'Sélectionner Certificat de localisation.pdf')
    await find(site, 'heading', REVIEW)
    own.zone.failure = 'internal'
    await press(site, 'Conserver')
    await see(site, 'Quelque chose n’a pas fonctionné de notre côté.')
    own.zone.failure = null
    await press(site, 'Conserver')
    await see(site, /Dossier conservé jusqu'au/)
    await waitUntil(() => !hasText(site, 'Quelque chose n’a pas fonctionné'))
  })

  it('loads by itself when the zone answers again', async () => {
    const dossier = own.zone.state.dossiers.at(-1)!
    const site = await openSite('/dossiers')
    await see(site, dossier.number)
    own.zone.failure = 'silent'
    await follow(site, dossier.number)
    await see(site, 'Le serveur ne répond pas.')
    await find(site, 'link', 'Retour à la liste')
    own.zone.failure = null
    dispatchEvent(new Event('online'))
    await find(site, 'heading', dossier.description)
    await waitUntil(() => !hasText(site, 'Le serveur ne répond pas.'))
  })

  it('lists a few parties of many, and all on request', async () => {
    const { parties } = own.zone.state.dossiers.at(-1)!
    const last = parties.at(-1)!
    for (let n = 1; n <= 26; n++) parties.push({ ...last, id: `party-${n}`, name: `Copropriété ${n}` })
    const site = await openDossier()
    await see(site, 'Copropriété 4')
    assert.isFalse(hasText(site, 'Copropriété 26'))
    await press(site, 'Afficher les 22 autres intervenants')
    await see(site, 'Copropriété 26')
    assert.match(focus()?.textContent ?? '', /Copropriété 5/)
  })

  it('is closed after a question; its shares end and offer nothing more', async () => {
    const site = await openDossier()
    await find(site, 'heading', REVIEW)
    await press(site, 'Fermer le dossier')
    const dialog = await find(site, 'dialog', 'Fermer ce dossier?')
    await see(dialog, 'Ses 2 partages en cours prendront fin dès maintenant.')
    await press(dialog, 'Fermer le dossier')
    await see(site, /Dossier fermé le .+ Ses partages ont pris fin/)
    await waitUntil(() => !peek(site, 'button', /^Prolonger/))
    assert.isUndefined(peek(site, 'button', 'Fermer le dossier'))
  })
})
