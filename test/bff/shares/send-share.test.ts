import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR } from '../../../bff/src/platform/clock.ts'
import { addDocument } from '../../support/upload.ts'
import { linksOf, plain } from '../mail/post-office.ts'
import { verifyChain } from './audit.ts'
import { ANNE, COUPLE, JEAN, LUC, setScene, SYLVIE, WILLIAM } from './scene.ts'
import type { Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await setScene()
})
afterAll(() => scene.stop())

const key = (text: string) => ({ 'Idempotency-Key': text })

test('a first share brings two e-mails, a later one brings one; the sender hears who got it', async () => {
  const { office, to, send, day } = scene
  const share = await send([to('Jean Roy', { message: 'Relisez la date d’occupation.' })])
  expect(share).toMatchObject({
    title: 'Projet d’acte, version finale',
    expiresAt: expect.stringContaining('T05:00:00.000Z'),
    sender: { name: 'Sylvie Arsenault' },
    documents: [
      { name: 'projet d’acte.pdf', version: 1, size: Buffer.byteLength('première version') },
      { name: 'ajustements.pdf', version: 1 },
    ],
    recipients: [
      { name: 'Jean Roy', email: JEAN, mayReturn: true, notifyRecipient: true, sentAt: null, openedAt: null },
    ],
    url: `http://localhost:8787/partages/${share.id}`,
  })
  expect(share.expiresAt.slice(0, 10)).toBe(day(31))

  const mails = await office.deliver()
  expect(mails.map(({ to: address, subject }) => [address, plain(subject)])).toEqual([
    [JEAN, 'Activez votre compte JurisZone'],
    [JEAN, 'Marchand Thibodeau, notaires vous transmet des documents : Projet d’acte, version finale'],
    [SYLVIE, 'Partage envoyé : Projet d’acte, version finale'],
  ])
  const [activation, received, sent] = mails
  expect(linksOf(activation!)[0]).toMatch(/^http:\/\/localhost:8787\/activer#t=[\w-]{43}$/)
  expect(linksOf(received!)).toContain(share.url)
  expect(received!.from).toContain('Marchand Thibodeau, notaires')
  for (const part of [received!.text, received!.html]) {
    expect(plain(part)).toContain('Relisez la date d’occupation.')
    expect(plain(part)).toContain('jusqu’au 24 décembre 2026')
  }
  expect(plain(sent!.text)).toContain(`Jean Roy (${JEAN})`)
  expect((await scene.read(share.id)).recipients[0]?.sentAt).toBe(scene.zone.clock.now().toISOString())

  await send([to('Jean Roy')])
  expect((await office.deliver()).map(({ to: address }) => address)).toEqual([JEAN, SYLVIE])
})

test('without « Notification » a recipient still gets his activation, and nobody else is written to', async () => {
  await scene.send([scene.to('Anne Côté', { notifyRecipient: false })])
  expect((await scene.office.deliver()).map(({ to: address, subject }) => [address, subject])).toEqual([
    [ANNE, 'Activez votre compte JurisZone'],
  ])
})

test('the activation is written again once the last link is good for less than 24 h', async () => {
  await scene.later(49 * HOUR)
  const first = await scene.send([scene.to('Anne Côté')])
  expect(first.recipients).toMatchObject([{ isActivated: false }])
  expect((await scene.office.deliver()).map(({ to: address }) => address)).toEqual([ANNE, ANNE, SYLVIE])
  await scene.zone.activate(ANNE)
  await scene.later(100 * HOUR)
  const second = await scene.send([scene.to('Anne Côté')])
  expect(second.recipients).toMatchObject([{ isActivated: true }])
  expect((await scene.office.deliver()).map(({ to: address }) => address)).toEqual([ANNE, SYLVIE])
})

test('a reader is written to in his own language; « Aviser aussi » hears with the sender', async () => {
  const { office, send, to, notary, clerk } = scene
  await send([to('William Smith')], { alsoNotify: [notary.memberId, clerk.memberId] })
  const mails = await office.deliver()
  expect(mails.map(({ to: address, subject }) => [address, plain(subject)])).toEqual([
    [WILLIAM, 'Activate your JurisZone account'],
    [WILLIAM, 'Marchand Thibodeau, notaires sends you documents: Projet d’acte, version finale'],
    ...[SYLVIE, LUC].map((address) => [address, 'Partage envoyé : Projet d’acte, version finale']),
  ])
  expect(plain(mails[1]!.text)).toMatch(/Available: until (January|December) \d+, 202\d/)
})

test('a couple with one address: one account, one activation, an e-mail each, one inbox line with both comments', async () => {
  const { zone, office, send, to } = scene
  const share = await send([
    to('Marie Gagnon', { mayReturn: false, message: 'Bonjour Marie' }),
    to('Paul Gagnon', { message: 'Bonjour Paul' }),
  ])
  const mails = (await office.deliver()).filter((mail) => mail.to === COUPLE)
  expect(mails.map(({ subject }) => subject.slice(0, 7))).toEqual(['Activez', 'Marchan', 'Marchan'])
  expect(mails[1]!.text).toContain('Bonjour Marie')
  expect(mails[2]!.text).toContain('Bonjour Paul')

  const couple = await zone.signIn(COUPLE)
  const inbox = await zone.call(couple, 'GET', '/inbox')
  expect(inbox.body.items).toMatchObject([{ id: share.id, isNew: true }])
  const received = await zone.call(couple, 'GET', `/inbox/${share.id}`)
  expect(received.body).toMatchObject({ message: 'Bonjour Marie\n\nBonjour Paul', mayReturn: true })
  expect((await zone.call(couple, 'POST', `/inbox/${share.id}/opening`)).status).toBe(204)
  const { recipients } = await scene.read(share.id)
  expect(recipients.map(({ openedAt }) => openedAt)).toEqual(Array(2).fill(zone.clock.now().toISOString()))
})

test('a share to oneself is received by the member who sent it', async () => {
  const { zone, office, send, to, clerk } = scene
  const share = await send([to('Sylvie Arsenault')])
  expect((await office.deliver()).map(({ to: address }) => address)).toEqual([SYLVIE, SYLVIE])
  const received = await zone.call(clerk, 'GET', `/inbox/${share.id}`)
  expect(received.body.documents).toHaveLength(2)
  expect((await zone.call(clerk, 'GET', '/session')).body.account.kinds).toEqual(['member', 'recipient'])
})

test('a person who is a party of two dossiers receives from both, under one account', async () => {
  const { zone, clerk, exportDossier, draft } = scene
  const second = await exportDossier('2026-0500', [{ kind: 'person', name: 'Jean Roy', email: JEAN.toUpperCase() }])
  const documentId = await addDocument(zone, clerk, second.id, 'bail.pdf')
  const recipients = [{ partyId: second.partyNamed('Jean Roy'), mayReturn: false, notifyRecipient: false }]
  const body = { ...draft(recipients), documentIds: [documentId], title: 'Bail' }
  const share = await zone.call(clerk, 'POST', `/dossiers/${second.id}/shares`, body)
  expect(share.status).toBe(201)
  const inbox = await zone.call(await zone.signIn(JEAN), 'GET', '/inbox')
  expect(inbox.body.items.map(({ title }: { title: string }) => title)).toEqual([
    'Bail',
    ...Array(2).fill('Projet d’acte, version finale'),
  ])
  await scene.office.deliver()
})

test('« Terminer et accepter » twice, or five times at once, makes one share and one set of e-mails', async () => {
  const { office, post, draft, to } = scene
  const body = draft([to('Jean Roy')])
  const answers = await Promise.all(Array.from({ length: 5 }, () => post(body, key('double-clic'))))
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(201))
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
  expect((await office.deliver()).map(({ to: address }) => address)).toEqual([JEAN, SYLVIE])

  const again = await post(body, key('double-clic'))
  expect([again.status, again.body.id]).toEqual([201, answers[0]!.body.id])
  const other = await post({ ...body, title: 'Autre titre' }, key('double-clic'))
  expect([other.status, other.body.code]).toEqual([422, 'idempotency_mismatch'])
  expect(await office.deliver()).toEqual([])

  const [first, second] = [await post(body), await post(body)]
  expect(first.body.id).not.toBe(second.body.id)
  await office.deliver()
})

test('the same key of another member, or in another dossier, is another attempt', async () => {
  const { zone, post, draft, to, notary, dossier } = scene
  const body = draft([to('Jean Roy', { notifyRecipient: false })])
  const mine = await post(body, key('une clé'))
  const theirs = await zone.call(notary, 'POST', `/dossiers/${dossier.id}/shares`, body, key('une clé'))
  expect(theirs.status).toBe(201)
  expect(theirs.body.id).not.toBe(mine.body.id)
})

test('a dossier’s shares are listed newest first, by pages, and found without case or accents', async () => {
  const { zone, clerk, dossier, send, to } = scene
  const last = await send([to('Jean Roy', { notifyRecipient: false })], { title: 'Évaluation ŒUVRE' })
  const list = (query: string) => zone.call(clerk, 'GET', `/dossiers/${dossier.id}/shares${query}`)
  const first = await list('?limit=2')
  expect(first.body.items).toHaveLength(2)
  expect(first.body.items[0]).toEqual(last)
  const second = await list(`?limit=2&cursor=${first.body.nextCursor}`)
  expect(second.body.items[0].id < first.body.items[1].id).toBe(true)
  expect((await list('?search=evaluation%20oeuvre')).body.items).toEqual([last])
  expect((await list('?search=%25')).body.items).toEqual([])
})

test('sixty shares an hour, then a wait that is told', async () => {
  const { post, draft, to } = scene
  await scene.later(HOUR)
  const body = draft([to('Jean Roy', { notifyRecipient: false })])
  for (let n = 0; n < 60; n++) expect((await post(body)).status).toBe(201)
  const refused = await post(body)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
})

test('each act left its row, in one unbroken chain', async () => {
  const actions = await verifyChain(scene.zone, scene.firm.firmId)
  expect(actions).toEqual(expect.arrayContaining(['share.sent', 'share.opened']))
})
