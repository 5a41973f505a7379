import { assert, expect } from '@open-wc/testing'
import { JEAN, returnDocument } from '../fakes/fake-zone.ts'
import { find, findText, hasText, peek } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { chooseFile, openInbox, shareNamed, useInboxZone } from './recipient-inbox-page.ts'

const REVIEW = 'Projet d’acte pour relecture'
const LATE = 'Offre de financement'

const own = useInboxZone()
const review = (): string => shareNamed(own, REVIEW).id
const backOnline = (): boolean => dispatchEvent(new Event('online'))

/** Whether the browser would ask before it leaves the page. */
function asksBeforeLeaving(): boolean {
  return !dispatchEvent(new Event('beforeunload', { cancelable: true }))
}

describe('a network that is lost', () => {
  it('is told, and the list comes by itself when it is back', async () => {
    own.zone.failure = 'offline'
    const inbox = await openInbox()
    await findText(inbox, 'Connexion perdue. Cette page se mettra à jour d’elle-même.')
    await find(inbox, 'button', 'Réessayer')
    own.zone.failure = null
    backOnline()
    await find(inbox, 'link', `Ouvrir : ${REVIEW}`)
    assert.isFalse(hasText(inbox, 'Connexion perdue.'))
    await findText(inbox, 'Connexion rétablie.')
  })

  it('leaves on screen what was there, says that it may be old, and brings it up to date', async () => {
    const inbox = await openInbox(review())
    await find(inbox, 'button', 'Tout télécharger')
    dispatchEvent(new Event('offline'))
    await findText(inbox, 'Connexion perdue. Cette page se mettra à jour d’elle-même.')
    await expect(inbox).to.be.accessible()
    returnDocument(own.zone.state, { shareId: review(), email: JEAN, name: 'Bail.pdf' })
    backOnline()
    await findText(inbox, 'Bail.pdf')
    assert.isFalse(hasText(inbox, 'Connexion perdue'))
  })

  it('loses no half-sent return: it goes on where it was', async () => {
    let isLost = false
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !isLost })
    own.uploads.interfere = ({ method }, offset) => {
      if (method !== 'PIECE' || isLost || offset < 128 * 1024) return null
      isLost = true
      return 'lost'
    }
    const inbox = await openInbox(review())
    const file = new File([new Uint8Array(400_000)], 'Passeport.pdf')
    await chooseFile(inbox, 'Remettre des documents', file)
    await waitUntil(asksBeforeLeaving, 'nothing on its way')
    await findText(inbox, 'Connexion perdue. Le téléversement reprendra de lui-même.')
    backOnline()
    await waitUntil(() => peek(inbox, 'button', 'Retirer : Passeport.pdf'), 'not returned')
    assert.lengthOf(own.uploads.uploads, 1)
    assert.isFalse(asksBeforeLeaving())
  })

  it('leaves no finished return on its way once the page could be read again', async () => {
    const inbox = await openInbox(review())
    await find(inbox, 'button', 'Tout télécharger')
    const { onFinish } = own.uploads
    own.uploads.onFinish = (upload) => {
      const refusal = onFinish(upload)
      own.zone.failure = 'unavailable'
      return refusal
    }
    await chooseFile(inbox, 'Remettre des documents', new File(['bail'], 'Bail.pdf'))
    await findText(inbox, 'Téléversé')
    await find(inbox, 'button', 'Réessayer')
    own.zone.failure = null
    backOnline()
    await find(inbox, 'button', 'Retirer : Bail.pdf')
    await waitUntil(() => !peek(inbox, 'list', 'Téléversements'), 'the row stays in the queue')
  })

  it('keeps a request that did not leave', async () => {
    const inbox = await openInbox(shareNamed(own, LATE).id)
    const ask = await find(inbox, 'button', 'Demander une prolongation')
    own.zone.failure = 'offline'
    ask.click()
    const retry = await find(inbox, 'button', 'Réessayer')
    own.zone.failure = null
    retry.click()
    await findText(inbox, 'Demande envoyée. L’étude vous répondra par courriel.')
  })
})

describe('a server that is down', () => {
  it('is not taken for the reader’s own network', async () => {
    own.zone.failure = 'silent'
    const inbox = await openInbox()
    await findText(inbox, 'Le serveur ne répond pas. Cette page se mettra à jour d’elle-même.')
    assert.isFalse(hasText(inbox, 'Connexion perdue'))
    assert.isFalse(hasText(inbox, 'accès à Internet'))
  })

  it('is told, and asked again later without being told to', async () => {
    own.zone.failure = 'unavailable'
    const inbox = await openInbox()
    await find(inbox, 'button', 'Réessayer')
    own.zone.failure = null
    await waitUntil(() => peek(inbox, 'link', `Ouvrir : ${REVIEW}`), 'not asked again')
  })
})

describe('a session that ends', () => {
  it('is told, and the share comes by itself once there is another', async () => {
    own.zone.signIn(null)
    const inbox = await openInbox()
    inbox.share = review()
    await findText(inbox, 'Votre session a pris fin.')
    own.zone.signIn(JEAN)
    backOnline()
    await find(inbox, 'heading', REVIEW)
  })

  it('only delays a return', async () => {
    let refusals = 1
    own.uploads.interfere = ({ method }) => (method === 'PATCH' && refusals-- > 0 ? { status: 401 } : null)
    const inbox = await openInbox(review())
    await chooseFile(inbox, 'Remettre des documents', new File(['passeport'], 'Passeport.jpg'))
    await waitUntil(() => refusals <= 0, 'not refused')
    backOnline()
    await waitUntil(() => peek(inbox, 'button', 'Retirer : Passeport.jpg'), 'not returned')
  })
})

describe('the focus', () => {
  const focused = (inbox: Element): string | null | undefined => inbox.shadowRoot?.activeElement?.textContent?.trim()

  async function withdraw(inbox: Element, name: string): Promise<void> {
    const button = await find(inbox, 'button', `Retirer : ${name}`)
    button.focus()
    button.click()
    ;(await find(inbox, 'button', 'Retirer')).click()
    await waitUntil(() => !peek(inbox, 'button', `Retirer : ${name}`))
  }

  it('goes to the next return when one is taken back, and to the title after the last', async () => {
    const { state } = own.zone
    for (const { versions } of state.documents)
      for (const version of versions) if (version.recipientId) version.withdrawnAt = version.createdAt
    for (const name of ['Bail.pdf', 'Lettre.pdf']) returnDocument(state, { shareId: review(), email: JEAN, name })
    const inbox = await openInbox(review())
    await withdraw(inbox, 'Bail.pdf')
    await waitUntil(() => inbox.shadowRoot?.activeElement === peek(inbox, 'button', 'Retirer : Lettre.pdf'))
    await withdraw(inbox, 'Lettre.pdf')
    await waitUntil(() => focused(inbox) === 'Vos documents pour l’étude')
  })

  it('goes to the answer, in the place of « Demander une prolongation » when it has done its work', async () => {
    const inbox = await openInbox(shareNamed(own, LATE).id)
    const ask = await find(inbox, 'button', 'Demander une prolongation')
    const { top, height } = ask.getBoundingClientRect()
    ask.focus()
    ask.click()
    await waitUntil(() => focused(inbox)?.startsWith('Demande envoyée.'))
    const answer = inbox.shadowRoot!.activeElement!
    const place = answer.getBoundingClientRect()
    assert.approximately(place.top, top, 1)
    assert.isAtLeast(place.height, height)
    // A second tap finds nothing to select.
    assert.equal(getComputedStyle(answer).userSelect, 'none')
  })
})
