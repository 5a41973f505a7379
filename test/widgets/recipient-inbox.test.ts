import { assert, expect, oneEvent } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { JzShareOpenedEvent } from '../../widgets/src/recipient-inbox/events.ts'
import { JEAN, newId, publish } from '../fakes/fake-zone.ts'
import { all, find, findText, hasText, peek } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { openInbox, shareNamed, useInboxZone } from './recipient-inbox-page.ts'

const REVIEW = 'Projet d’acte pour relecture'
const SOON = 'Certificat de localisation'
const LATE = 'Offre de financement'

const own = useInboxZone()

/** As if the reader had never opened it. */
function renew(title: string): void {
  for (const recipient of shareNamed(own, title).recipients) recipient.openedAt = null
}

describe('the shares received', () => {
  it('lists each with its firm, its dates, and what is new', async function () {
    // The first page of a run loads everything.
    this.timeout(20_000)
    renew(REVIEW)
    const inbox = await openInbox()
    await find(inbox, 'link', `Ouvrir : ${REVIEW}`)
    assert.deepEqual(
      all(inbox, 'link', /^Ouvrir/).map((link) => link.getAttribute('aria-label')?.replace('\u00a0', ' ')),
      [REVIEW, SOON].map((title) => `Ouvrir : ${title}`),
    )
    await find(inbox, 'button', `Demander une prolongation : ${LATE}`)
    await findText(inbox, 'Un nouveau partage vous attend.')
    assert.lengthOf(all(inbox, 'heading', /Nouveau/), 1)
    assert.exists(peek(inbox, 'heading', /Certificat de localisation Expire demain/))
    await findText(inbox, /Reçu le \d+(er)? \S+ 20\d\d/)
    await findText(inbox, /Accessible jusqu'au \d+(er)? \S+ 20\d\d/)
    await findText(inbox, /Expiré depuis le \d+(er)? \S+ 20\d\d/)
    await findText(inbox, 'Marchand Thibodeau, notaires')
    await expect(inbox).to.be.accessible()
  })

  it('says so when nothing was received', async () => {
    own.zone.state.shares = []
    const inbox = await openInbox()
    await findText(inbox, 'Aucun partage reçu. Un courriel vous avisera dès que l’étude vous transmettra un document.')
    await expect(inbox).to.be.accessible()
  })

  it('shows what went wrong, and loads when asked again', async () => {
    own.zone.failure = 'offline'
    const inbox = await openInbox()
    const retry = await find(inbox, 'button', 'Réessayer')
    own.zone.failure = null
    retry.click()
    await find(inbox, 'link', `Ouvrir : ${REVIEW}`)
    assert.notExists(peek(inbox, 'button', 'Réessayer'))
  })

  it('loads by pages', async () => {
    const review = shareNamed(own, REVIEW)
    for (let n = 1; n <= 60; n++) {
      own.zone.state.shares.push({ ...structuredClone(review), id: newId(own.zone.state), title: `Partage ${n}` })
    }
    const inbox = await openInbox()
    const more = await find(inbox, 'button', 'Afficher la suite')
    assert.lengthOf(all(inbox, 'link', /^Ouvrir/), 50)
    more.click()
    await waitUntil(() => all(inbox, 'link', /^Ouvrir/).length === 62)
    assert.notExists(peek(inbox, 'button', 'Afficher la suite'))
    // The button is gone: the first of the new rows has the focus.
    await waitUntil(() => inbox.shadowRoot?.activeElement === all(inbox, 'link', /^Ouvrir/)[50])
  })

  it('shows a share that arrives while the page is open', async () => {
    const state = own.zone.state
    const arriving = shareNamed(own, REVIEW)
    state.shares = state.shares.filter((share) => share !== arriving)
    const inbox = await openInbox()
    await find(inbox, 'link', `Ouvrir : ${SOON}`)
    await waitUntil(() => state.listeners.size > 0)
    state.shares.push(arriving)
    publish(state, { type: 'inbox.changed', shareId: arriving.id })
    await find(inbox, 'link', `Ouvrir : ${REVIEW}`)
  })

  for (const [way, act] of [
    ['« Ouvrir »', (row: HTMLElement) => row.querySelector('a')!.click()],
    ['a double click', (row: HTMLElement) => row.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))],
    [
      'Enter',
      async (row: HTMLElement) => {
        row.querySelector('a')!.focus()
        await sendKeys({ press: 'Enter' })
      },
    ],
  ] as const) {
    it(`opens a share by ${way}, and comes back to its row`, async () => {
      const inbox = await openInbox()
      const link = await find(inbox, 'link', `Ouvrir : ${REVIEW}`)
      const opened = oneEvent(inbox, 'jz-share-opened')
      void act(link.closest('li')!)
      const { id } = shareNamed(own, REVIEW)
      assert.equal(((await opened) as unknown as JzShareOpenedEvent).shareId, id)
      await find(inbox, 'button', 'Tout télécharger')
      assert.equal(inbox.getAttribute('share'), id)
      await waitUntil(() => inbox.shadowRoot?.activeElement?.textContent === REVIEW, 'the title has no focus')
      const left = oneEvent(inbox, 'jz-share-left')
      ;(await find(inbox, 'link', 'Partages reçus')).click()
      await left
      await find(inbox, 'heading', 'Partages reçus')
      assert.isFalse(inbox.hasAttribute('share'))
      await waitUntil(() => inbox.shadowRoot?.activeElement?.id === `open-${id}`, 'the row has no focus')
    })
  }
})

describe('a share that cannot be read any more', () => {
  it('tells since when it is expired, and asks for an extension once', async () => {
    const share = shareNamed(own, LATE)
    const inbox = await openInbox(share.id)
    const last = new Date(Date.parse(share.expiresAt) - 1)
    const day = new Intl.DateTimeFormat('fr-CA', { dateStyle: 'long', timeZone: 'America/Toronto' }).format(last)
    await find(inbox, 'heading', `Ce partage est expiré depuis le ${day.replace(/^1 /, '1er ')}.`)
    await expect(inbox).to.be.accessible()
    ;(await find(inbox, 'button', 'Demander une prolongation')).click()
    await findText(inbox, 'Demande envoyée. L’étude vous répondra par courriel.')
    assert.notExists(peek(inbox, 'button', 'Demander une prolongation'))
    assert.isNotNull(share.recipients.find(({ email }) => email === JEAN)?.extensionRequestedAt)
    assert.notInclude(own.calls, `POST /inbox/${share.id}/opening`)
  })

  it('is asked for from the list by one press, and its page tells how it went', async () => {
    const share = shareNamed(own, LATE)
    const inbox = await openInbox()
    ;(await find(inbox, 'button', `Demander une prolongation : ${LATE}`)).click()
    await findText(inbox, 'Demande envoyée. L’étude vous répondra par courriel.')
    await waitUntil(() => inbox.shadowRoot?.activeElement?.id === 'asked', 'the answer has no focus')
    assert.notExists(peek(inbox, 'button', /^Demander/))
    assert.isNotNull(share.recipients.find(({ email }) => email === JEAN)?.extensionRequestedAt)
    ;(await find(inbox, 'link', 'Voir mes autres partages')).click()
    await find(inbox, 'link', `Ouvrir : ${SOON}`)
    await waitUntil(() => inbox.shadowRoot?.activeElement?.id === `open-${share.id}`, 'the row has no focus')
  })

  it('is opened by its title, which asks for nothing', async () => {
    const inbox = await openInbox()
    ;(await find(inbox, 'link', LATE)).click()
    await find(inbox, 'button', 'Demander une prolongation')
    assert.isFalse(own.calls.some((call) => call.endsWith('/extension-requests')))
  })

  it('opens again by itself when the firm prolongs it', async () => {
    const share = shareNamed(own, LATE)
    const inbox = await openInbox(share.id)
    await find(inbox, 'button', 'Demander une prolongation')
    await waitUntil(() => own.zone.state.listeners.size > 0)
    share.expiresAt = new Date(Date.now() + 86_400_000).toISOString()
    publish(own.zone.state, { type: 'inbox.changed', shareId: share.id })
    await find(inbox, 'button', 'Tout télécharger')
  })

  it('says no more of a revoked one than of an unknown one', async () => {
    shareNamed(own, REVIEW).revokedAt = new Date().toISOString()
    const inbox = await openInbox(shareNamed(own, REVIEW).id)
    await find(inbox, 'heading', 'Ce partage n’est pas accessible.')
    assert.isFalse(hasText(inbox, REVIEW))
    await expect(inbox).to.be.accessible()
    inbox.share = newId(own.zone.state)
    await find(inbox, 'heading', 'Ce partage n’est pas accessible.')
    ;(await find(inbox, 'link', 'Voir mes autres partages')).click()
    await find(inbox, 'link', `Ouvrir : ${SOON}`)
  })
})
