import { assert, expect } from '@open-wc/testing'
import { sendKeys, setViewport } from '@web/test-runner-commands'
import { awaitedOf, isLate } from '@juriszone/widgets/contract'
import { publish, SYLVIE, type FakeShare } from '../fakes/fake-zone.ts'
import { find, hasText, peek, plain } from '../support/screen.ts'
import { waitUntil } from '../support/wait-until.ts'
import { focus, openSite, press, see, useSite } from './portal-page.ts'

const own = useSite()
/** Ends tomorrow. */
const SOON = 'Certificat de localisation'
/** Ends in twenty-six days. */
const REVIEW = 'Projet d’acte pour relecture'
const RULE = 'Rappels : 3 jours et 1 jour avant l’échéance'
const HOUR = 3_600_000

beforeEach(() => own.zone.signIn(SYLVIE))

function shareNamed(title: string): FakeShare {
  return own.zone.state.shares.find((share) => share.title === title)!
}

async function openShares(): Promise<Element> {
  const dossier = own.zone.state.dossiers.find(({ number }) => number === '2026-0412')!
  const site = await openSite(`/dossiers/${dossier.id}`)
  await find(site, 'heading', /^Partages/)
  return site.shadowRoot!.querySelector('jz-portal-dossier')!.shadowRoot!.querySelector('jz-portal-shares')!
}

async function itemOf(shares: Element, title: string): Promise<HTMLElement> {
  return (await find(shares, 'heading', title)).closest('article')!
}

/** What a recipient's row says: under his name, then Avisé · Ouvert · Téléchargé · Remis. */
function rowOf(item: HTMLElement, name: string): string[] {
  const row = [...item.querySelectorAll('tbody tr')].find((one) => one.querySelector('.name')?.textContent === name)
  return [...row!.querySelectorAll('th, td:not(:last-child)')].map((cell) => plain(cell.textContent))
}

describe('who is late', () => {
  const share = { createdAt: '2026-11-24T15:00:00Z', expiresAt: '2026-12-05T05:00:00Z', revokedAt: null }
  const recipient = { openedAt: null, returnedAt: null, mayReturn: false, removedAt: null }
  const at = '2026-12-01T12:00:00Z'
  const before = (hours: number): Date => new Date(Date.parse(share.expiresAt) - hours * HOUR)

  it('is known from facts: nothing was opened, or nothing came back that was asked for', () => {
    assert.equal(awaitedOf(recipient), 'opening')
    assert.equal(awaitedOf({ ...recipient, mayReturn: true }), 'opening')
    assert.isNull(awaitedOf({ ...recipient, openedAt: at }))
    assert.equal(awaitedOf({ ...recipient, openedAt: at, mayReturn: true }), 'return')
    assert.isNull(awaitedOf({ ...recipient, openedAt: at, mayReturn: true, returnedAt: at }))
    assert.isNull(awaitedOf({ ...recipient, removedAt: at }))
  })

  it('begins three days before the end, and ends with the share', () => {
    assert.isFalse(isLate(recipient, share, before(72)))
    assert.isTrue(isLate(recipient, share, before(71)))
    assert.isTrue(isLate(recipient, share, before(1)))
    assert.isFalse(isLate(recipient, share, before(0)))
    assert.isFalse(isLate(recipient, { ...share, revokedAt: at }, before(1)))
    assert.isFalse(isLate({ ...recipient, openedAt: at }, share, before(1)))
  })

  it('gives a day to who was sent something at the last moment', () => {
    const hasty = { ...share, createdAt: before(40).toISOString() }
    assert.isFalse(isLate(recipient, hasty, before(17)))
    assert.isTrue(isLate(recipient, hasty, before(16)))
  })
})

describe('the line of a recipient', function () {
  this.timeout(20_000)

  it('says who is late, for what, and when he was reminded; the share counts them', async () => {
    const [lender, jean] = shareNamed(SOON).recipients
    Object.assign(lender!, { mayReturn: true, remindedAt: new Date().toISOString() })
    Object.assign(jean!, { openedAt: null, downloadedAt: null, downloadCompletedAt: null })
    const shares = await openShares()
    const item = await itemOf(shares, SOON)
    await see(item, '2 en retard')
    const [name = '', , , , returned] = rowOf(item, 'Prêts Fleuve et Monts inc.')
    assert.match(name, /En retard N'a rien remis Rappelé le \d/)
    assert.equal(returned, 'Pas encore')
    assert.match(rowOf(item, 'Jean Roy')[0]!, /En retard N'a pas ouvert$/)
    assert.isFalse(hasText(await itemOf(shares, REVIEW), 'en retard'))
    await expect(shares).to.be.accessible()

    await waitUntil(() => own.zone.state.listeners.size > 0)
    jean!.openedAt = new Date().toISOString()
    publish(own.zone.state, { type: 'share.changed', dossierId: shareNamed(SOON).dossierId, shareId: '' })
    await see(item, '1 en retard')
    assert.notInclude(rowOf(item, 'Jean Roy')[0]!, 'En retard')
  })

  it('checks a download once its last byte has left; one that was only begun is said in words', async () => {
    const [lender, jean] = shareNamed(SOON).recipients
    lender!.downloadCompletedAt = null
    jean!.sentAt = null
    const shares = await openShares()
    const item = await itemOf(shares, SOON)
    const check = (name: string): boolean => {
      const cells = [...item.querySelectorAll('tbody tr')].find((row) => row.textContent.includes(name))
      return cells!.querySelector('td:nth-of-type(3) .status:not(.begun)') !== null
    }
    assert.match(rowOf(item, 'Prêts Fleuve et Monts inc.')[3]!, /^Commencé, \d.+ h \d\d$/)
    assert.isFalse(check('Prêts Fleuve'))
    assert.match(rowOf(item, 'Jean Roy')[3]!, /^\d.+ h \d\d$/)
    assert.isTrue(check('Jean Roy'))
    // Written, and not yet with the mail server.
    assert.equal(rowOf(item, 'Jean Roy')[1], 'Envoyé, en attente')
  })

  it('fits a telephone', async () => {
    await setViewport({ width: 390, height: 844 })
    try {
      const [lender, jean] = shareNamed(SOON).recipients
      Object.assign(lender!, { mayReturn: true, downloadCompletedAt: null, remindedAt: new Date().toISOString() })
      Object.assign(jean!, { openedAt: null, downloadedAt: null, remindedAt: new Date().toISOString() })
      const shares = await openShares()
      await see(shares, '2 en retard')
      assert.isAtMost(document.documentElement.scrollWidth, 390)
      await expect(shares).to.be.accessible()
    } finally {
      await setViewport({ width: 800, height: 600 })
    }
  })
})

describe('reminders of a share', function () {
  this.timeout(20_000)

  it('are turned off and on again at the share, by keyboard, told in words and taken back', async () => {
    const shares = await openShares()
    const item = await itemOf(shares, REVIEW)
    await see(item, RULE)
    const button = await find(item, 'button', `Sans rappel : ${REVIEW}`)
    button.focus()
    await sendKeys({ press: 'Enter' })
    await see(shares, 'Sans rappel : les destinataires ne seront pas relancés.')
    await waitUntil(() => !hasText(item, RULE))
    assert.isFalse(shareNamed(REVIEW).isReminded)
    assert.equal(focus(), await find(item, 'button', `Rétablir les rappels : ${REVIEW}`))
    await expect(shares).to.be.accessible()

    await press(shares, 'Annuler')
    await see(item, RULE)
    assert.isTrue(shareNamed(REVIEW).isReminded)
    await see(shares, 'Les destinataires seront rappelés 3 jours et 1 jour avant l’échéance.')
    assert.isUndefined(peek(shares, 'button', 'Annuler'))

    await press(item, `Sans rappel : ${REVIEW}`)
    await press(item, `Rétablir les rappels : ${REVIEW}`)
    await see(item, RULE)
    assert.isTrue(shareNamed(REVIEW).isReminded)
  })

  it('stay as they were when the zone refuses, which is said at the share', async () => {
    const shares = await openShares()
    const item = await itemOf(shares, REVIEW)
    const button = await find(item, 'button', `Sans rappel : ${REVIEW}`)
    own.zone.failure = 'internal'
    button.click()
    await see(item, 'Quelque chose n’a pas fonctionné de notre côté.')
    own.zone.failure = null
    assert.isTrue(hasText(item, RULE))
    assert.isTrue(shareNamed(REVIEW).isReminded)
  })

  it('are not spoken of where nobody is written to, or nothing more can come', async () => {
    for (const recipient of shareNamed(REVIEW).recipients) recipient.notifyRecipient = false
    const shares = await openShares()
    assert.isFalse(hasText(await itemOf(shares, REVIEW), 'Rappels'))
    assert.isFalse(hasText(await itemOf(shares, 'Offre de financement'), 'Rappels'))
    assert.isTrue(hasText(await itemOf(shares, SOON), RULE))
  })

  it('are told in English as well', async () => {
    document.documentElement.lang = 'en-CA'
    localStorage.setItem('jz-locale', 'en-CA')
    own.zone.state.accounts.find(({ email }) => email === SYLVIE)!.locale = 'en-CA'
    shareNamed(SOON).recipients[0]!.openedAt = null
    const dossier = own.zone.state.dossiers.find(({ number }) => number === '2026-0412')!
    const site = await openSite(`/dossiers/${dossier.id}`)
    const item = await itemOf(site, SOON)
    await see(item, '1 late')
    await see(item, 'Has not opened')
    await see(item, 'Reminders: 3 days and 1 day before the end')
    await find(item, 'button', `No reminders: ${SOON}`)
  })
})
