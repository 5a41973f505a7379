import { assert, expect } from '@open-wc/testing'
import { addDays, zoneDate } from '@juriszone/widgets/contract'
import { JEAN, publish, returnDocument, SYLVIE, type FakeShare } from '../fakes/fake-zone.ts'
import { descriptionOf, find, hasText, peek, plain, type } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { field, focus, openSite, press, see, signIn, useSite } from './portal-page.ts'

const own = useSite()
const REVIEW = 'Projet d’acte pour relecture'
const SOON = 'Certificat de localisation'

beforeEach(() => own.zone.signIn(SYLVIE))

function shareNamed(title: string): FakeShare {
  return own.zone.state.shares.find((share) => share.title === title)!
}

async function openDossier(number = '2026-0412'): Promise<Element> {
  const dossier = own.zone.state.dossiers.find((one) => one.number === number)!
  const site = await openSite(`/dossiers/${dossier.id}`)
  await find(site, 'heading', dossier.description)
  await find(site, 'heading', /^Partages/)
  return site
}

/** Its shares alone: the whole page is long to read for every word. */
async function openShares(number?: string): Promise<Element> {
  const site = await openDossier(number)
  return site.shadowRoot!.querySelector('jz-portal-dossier')!.shadowRoot!.querySelector('jz-portal-shares')!
}

describe('the shares of a dossier', function () {
  this.timeout(20_000)

  it('are empty at first', async () => {
    const shares = await openShares('2026-0398')
    await see(shares, 'Aucun partage dans ce dossier. Sélectionnez des documents, puis ouvrez Actions.')
  })

  it('tell at once what a recipient returned', async () => {
    shareNamed(REVIEW).recipients[0]!.returnedAt = null
    const shares = await openShares()
    const returned = (): string => {
      const table = shares.shadowRoot!.querySelector(`[aria-label="Destinataires\u00a0: ${REVIEW}"]`)
      return plain(table?.querySelector('tbody td:nth-of-type(4)')?.textContent ?? '')
    }
    await waitUntil(() => returned() === 'Pas encore')
    await waitUntil(() => own.zone.state.listeners.size > 0)
    returnDocument(own.zone.state, { name: 'Annoté.docx', shareId: shareNamed(REVIEW).id, email: JEAN, size: 9 })
    await waitUntil(() => /\d h \d\d/.test(returned()))
  })

  it('say which e-mail did not arrive, and send it again', async () => {
    const { recipients } = shareNamed(REVIEW)
    Object.assign(recipients[0]!, { undeliveredAt: new Date().toISOString(), undeliveredReason: 'refused' })
    const shares = await openShares()
    await see(shares, 'Non remis')
    await see(shares, 'La messagerie de jean.roy@courriel.example refuse le courriel.')
    await expect(shares).to.be.accessible()
    await press(shares, 'Renvoyer à Jean Roy')
    await see(shares, 'Avis renvoyé à Jean Roy.')
    await waitUntil(() => !hasText(shares, 'refuse le courriel'))
    assert.isTrue(own.calls.some((call) => call.endsWith(`/recipients/${recipients[0]!.id}/resend`)))
  })

  it('send nothing twice however often one presses', async () => {
    const shares = await openShares()
    const button = await find(shares, 'button', 'Renvoyer à Jean Roy')
    own.zone.latency = 50
    for (let presses = 0; presses < 3; presses++) button.click()
    await see(shares, 'Avis renvoyé à Jean Roy.')
    assert.lengthOf(
      own.calls.filter((call) => call.endsWith('/resend')),
      1,
    )
  })

  it('say at the share itself what was refused', async () => {
    const shares = await openShares()
    const item = (await find(shares, 'heading', SOON)).closest('article')!
    own.zone.failure = 'internal'
    await press(item, /^Renvoyer/)
    await see(item, 'Quelque chose n’a pas fonctionné de notre côté.')
    own.zone.failure = null
    await press(item, /^Renvoyer/)
    await waitUntil(() => !hasText(item, 'Quelque chose n’a pas fonctionné'))
  })

  it('that are over are folded when there are many, and the others come by twenty', async () => {
    const { state } = own.zone
    const [late] = state.shares
    const more = (share: FakeShare, n: number, title: string): FakeShare => {
      return { ...share, id: `${share.id.slice(0, -4)}${(0xf000 + n).toString(16)}`, title }
    }
    for (let n = 0; n < 5; n++) state.shares.push(more(late!, n, `Offre ${n}`))
    for (let n = 5; n < 24; n++) state.shares.push(more(shareNamed(REVIEW), n, `Relecture ${n}`))
    const shares = await openShares()
    await see(shares, 'Relecture 23')
    assert.isFalse(hasText(shares, REVIEW))
    await press(shares, 'Afficher la suite')
    await find(shares, 'heading', REVIEW)
    assert.isUndefined(peek(shares, 'heading', 'Offre 3'))
    shares.shadowRoot!.querySelector('summary')!.click()
    await find(shares, 'heading', 'Offre 3')
    await expect(shares).to.be.accessible()
  })

  it('let one recipient go, after a question', async () => {
    const shares = await openShares()
    await press(shares, 'Retirer Marie-Ève Gauthier')
    const dialog = await find(shares, 'dialog', 'Retirer Marie-Ève Gauthier de ce partage?')
    await press(dialog, 'Conserver')
    assert.isNull(shareNamed(REVIEW).recipients[1]!.removedAt)
    await press(shares, 'Retirer Marie-Ève Gauthier')
    await press(await find(shares, 'dialog', /^Retirer/), 'Retirer')
    await see(shares, /Retiré le/)
    assert.isUndefined(peek(shares, 'button', 'Renvoyer à Marie-Ève Gauthier'))
    await waitUntil(() => focus() === peek(shares, 'heading', REVIEW))
  })

  it('are extended to another day, which is checked before the zone is asked', async () => {
    const shares = await openShares()
    await press(shares, `Prolonger : ${SOON}`)
    const dialog = await find(shares, 'dialog', 'Prolonger le partage')
    await expect(shares).to.be.accessible()
    const day = await field(dialog, 'Date d’expiration')
    const tomorrow = zoneDate(new Date(Date.parse(shareNamed(SOON).expiresAt) - 1))
    assert.equal(day.value, addDays(tomorrow, 30))
    type(day, '2020-01-01')
    await press(dialog, 'Prolonger')
    await see(dialog, /Choisissez une date après le .+, au plus tard le/)
    assert.equal(focus(), day)
    type(day, tomorrow)
    await press(dialog, 'Prolonger')
    await see(dialog, /Choisissez une date après le .+, au plus tard le/)
    assert.equal(focus(), day)
    assert.isFalse(own.calls.some((call) => call.startsWith('PATCH')))
    type(day, addDays(tomorrow, 10))
    await press(dialog, 'Prolonger')
    await see(shares, 'Partage prolongé jusqu’au')
    await waitUntil(() => !hasText(shares, 'Expire demain'))
    await waitUntil(() => focus() === peek(shares, 'button', `Prolonger : ${SOON}`))
  })

  it('get more documents of the dossier, never one that holds a virus', async () => {
    const shares = await openShares()
    await press(shares, `Ajouter au partage : ${SOON}`)
    const dialog = await find(shares, 'dialog', 'Ajouter des documents au partage')
    const offer = await find(dialog, 'checkbox', 'Sélectionner Offre de financement.pdf')
    await expect(shares).to.be.accessible()
    assert.isUndefined(peek(dialog, 'checkbox', 'Sélectionner Reçu de taxes municipales.pdf'))
    assert.isUndefined(peek(dialog, 'checkbox', 'Sélectionner Certificat de localisation.pdf'))
    await waitUntil(() => focus()?.matches('[type=checkbox]'))
    await press(dialog, 'Ajouter')
    await see(dialog, 'Choisissez au moins un document.')
    await waitUntil(() => focus()?.role === 'group' || focus()?.getAttribute('role') === 'group')
    assert.equal(plain(descriptionOf(focus()!)), 'Choisissez au moins un document.')
    await expect(shares).to.be.accessible()
    offer.click()
    await press(dialog, 'Ajouter')
    await see(shares, '1 document ajouté au partage.')
    assert.equal(shareNamed(SOON).documents.length, 2)
  })

  it('offer documents in the order of their numbers', async () => {
    const { documents } = own.zone.state
    const offer = documents.find(({ name }) => name === 'Offre de financement.pdf')!
    for (const n of [10, 2])
      documents.push({ ...offer, id: `${offer.id.slice(0, -4)}ff${n + 10}`, name: `image ${n}.png` })
    const shares = await openShares()
    await press(shares, `Ajouter au partage : ${SOON}`)
    const dialog = await find(shares, 'dialog', 'Ajouter des documents au partage')
    await find(dialog, 'checkbox', 'Sélectionner image 10.png')
    const names = [...dialog.querySelectorAll('.check .t')].map(({ textContent }) => textContent)
    assert.deepEqual(
      names.filter((name) => name.startsWith('image')),
      ['image 2.png', 'image 10.png'],
    )
  })

  it('are revoked after a question that says whom it hits', async () => {
    const shares = await openShares()
    await press(shares, `Révoquer : ${REVIEW}`)
    const dialog = await find(shares, 'dialog', 'Révoquer ce partage?')
    await see(dialog, 'Les 2 destinataires perdront l’accès dès maintenant.')
    await expect(shares).to.be.accessible()
    await press(dialog, 'Révoquer le partage')
    await see(shares, 'Partage révoqué. Les destinataires n’y ont plus accès.')
    await see(shares, 'Révoqué')
    await waitUntil(() => !peek(shares, 'button', `Copier le lien : ${REVIEW}`))
    await waitUntil(() => focus() === peek(shares, 'heading', REVIEW))
  })

  it('keep the focus when the news of a revocation comes before its answer', async () => {
    const shares = await openShares()
    await waitUntil(() => own.zone.state.listeners.size > 0)
    own.zone.latency = 30
    await press(shares, `Révoquer : ${REVIEW}`)
    await press(await find(shares, 'dialog', 'Révoquer ce partage?'), 'Révoquer le partage')
    await waitUntil(() => !peek(shares, 'button', `Révoquer : ${REVIEW}`))
    await waitUntil(() => focus() === peek(shares, 'heading', REVIEW))
  })

  it('give their link, on screen when the browser refuses to copy', async () => {
    const shares = await openShares()
    const copied: string[] = []
    const { clipboard } = navigator
    const replace = (writeText: (text: string) => Promise<void>): void => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
    }
    try {
      replace(async (text) => void copied.push(text))
      await press(shares, `Copier le lien : ${REVIEW}`)
      await see(shares, 'Lien copié.')
      replace(() => Promise.reject(new DOMException('No', 'NotAllowedError')))
      await press(shares, `Copier le lien : ${SOON}`)
      await see(shares, `/partages/${shareNamed(SOON).id}`)
    } finally {
      Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
    }
    assert.match(copied[0]!, new RegExp(`/partages/${shareNamed(REVIEW).id}$`))
  })

  it('wait for who signs in again, and act then', async () => {
    const site = await openDossier()
    const button = await find(site, 'button', 'Renvoyer à Marie-Ève Gauthier')
    own.zone.signIn(null)
    button.click()
    await find(site, 'heading', 'Votre session a pris fin')
    await signIn(site, SYLVIE)
    await see(site, 'Avis renvoyé à Marie-Ève Gauthier.')
    assert.isTrue(button.isConnected)
  })

  it('show a new one as it is sent', async () => {
    const shares = await openShares()
    await find(shares, 'heading', REVIEW)
    const { state } = own.zone
    await waitUntil(() => state.listeners.size > 0)
    const sent: FakeShare = {
      ...shareNamed(REVIEW),
      id: `${shareNamed(REVIEW).id.slice(0, -4)}ffff`,
      title: 'Quittance',
    }
    state.shares.push(sent)
    publish(state, { type: 'share.changed', dossierId: sent.dossierId, shareId: sent.id })
    await find(shares, 'heading', 'Quittance')
  })
})
