import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDocument } from '../../support/upload.ts'
import { plain } from '../mail/post-office.ts'
import { setScene } from './scene.ts'
import type { Scene } from './scene.ts'

let scene: Scene
let elsewhere: { documentId: string; partyId: string; memberId: string }
beforeAll(async () => {
  scene = await setScene()
  const { zone, exportDossier } = scene
  const firm = await zone.firm('Lavoie et fille, notaires')
  const rose = await zone.member(firm.firmId, { name: 'Rose Lavoie', email: 'rose@lavoie.example' })
  const other = await exportDossier(
    '77',
    [{ kind: 'person', name: 'Jean Roy', email: 'jean@ailleurs.example' }],
    firm.host,
  )
  elsewhere = {
    documentId: await addDocument(zone, rose, other.id, 'ailleurs.pdf'),
    partyId: other.partyNamed('Jean Roy'),
    memberId: rose.memberId,
  }
  await scene.office.deliver()
})
afterAll(() => scene.stop())

/** No share, no account, no e-mail came of it. */
async function expectNothing() {
  const { zone, clerk, dossier, office } = scene
  expect((await zone.call(clerk, 'GET', `/dossiers/${dossier.id}/shares`)).body.items).toEqual([])
  expect(await office.deliver()).toEqual([])
}

type Change = (scene: Scene) => object
const LAST = { fr: '24 novembre 2027', en: 'November 24, 2027' }
const REFUSED: [what: string, change: Change, path: string, code: string, fr: string, en: string][] = [
  [
    'no title',
    () => ({ title: undefined }),
    'title',
    'title_missing',
    'Donnez un titre au partage.',
    'Give the share a title.',
  ],
  [
    'a blank title',
    () => ({ title: ' \n\u200b ' }),
    'title',
    'title_missing',
    'Donnez un titre au partage.',
    'Give the share a title.',
  ],
  [
    'a title of 201',
    () => ({ title: 'é'.repeat(201) }),
    'title',
    'too_long',
    'Ce texte est trop long. La limite est de 200 caractères.',
    'This text is too long. The limit is 200 characters.',
  ],
  ...([-1, 0, 366].map((days) => [
    `${days} days away`,
    ({ day }: Scene) => ({ expiresOn: day(days) }),
    'expiresOn',
    'expiry_out_of_range',
    `Choisissez une date entre demain et le ${LAST.fr}.`,
    `Choose a date between tomorrow and ${LAST.en}.`,
  ]) as [string, Change, string, string, string, string][]),
  ...(['2026-02-30', '24/12/2026', '', '2026-12-24T00:00:00Z'].map((expiresOn) => [
    `the day ${JSON.stringify(expiresOn)}`,
    () => ({ expiresOn }),
    'expiresOn',
    'expiry_out_of_range',
    `Choisissez une date entre demain et le ${LAST.fr}.`,
    `Choose a date between tomorrow and ${LAST.en}.`,
  ]) as [string, Change, string, string, string, string][]),
  [
    'no day',
    () => ({ expiresOn: undefined }),
    'expiresOn',
    'required',
    'Ce champ est requis.',
    'This field is required.',
  ],
  [
    'no document',
    () => ({ documentIds: [] }),
    'documentIds',
    'required',
    'Ce champ est requis.',
    'This field is required.',
  ],
  [
    'a document twice',
    ({ documents }) => ({ documentIds: [...documents, documents[0]] }),
    'documentIds[2]',
    'duplicate',
    'Cet élément est nommé deux fois.',
    'This item is named twice.',
  ],
  [
    'another firm’s document',
    () => ({ documentIds: [elsewhere.documentId] }),
    'documentIds[0]',
    'document_not_in_dossier',
    'Ce document n’est pas dans ce dossier.',
    'This document is not in this dossier.',
  ],
  [
    'no document’s id',
    () => ({ documentIds: ['acte.pdf'] }),
    'documentIds[0]',
    'document_not_in_dossier',
    'Ce document n’est pas dans ce dossier.',
    'This document is not in this dossier.',
  ],
  [
    'no recipient',
    () => ({ recipients: [] }),
    'recipients',
    'required',
    'Ce champ est requis.',
    'This field is required.',
  ],
  [
    '101 recipients',
    ({ to }) => ({ recipients: Array(101).fill(to('Jean Roy')) }),
    'recipients',
    'too_many',
    'La limite est de 100.',
    'The limit is 100.',
  ],
  [
    'a party twice',
    ({ to }) => ({ recipients: [to('Jean Roy'), to('Anne Côté'), to('Jean Roy')] }),
    'recipients[2].partyId',
    'duplicate',
    'Cet élément est nommé deux fois.',
    'This item is named twice.',
  ],
  [
    'another dossier’s party',
    ({ to }) => ({ recipients: [to('Jean Roy'), { ...to('Jean Roy'), partyId: elsewhere.partyId }] }),
    'recipients[1].partyId',
    'recipient_not_in_dossier',
    'Seuls les intervenants de ce dossier peuvent être destinataires.',
    'Only this dossier’s parties can be recipients.',
  ],
  [
    'an address as party',
    ({ to }) => ({ recipients: [{ ...to('Jean Roy'), partyId: 'jean@ailleurs.example' }] }),
    'recipients[0].partyId',
    'recipient_not_in_dossier',
    'Seuls les intervenants de ce dossier peuvent être destinataires.',
    'Only this dossier’s parties can be recipients.',
  ],
  [
    'a comment of 2001',
    ({ to }) => ({ recipients: [to('Jean Roy', { message: 'é'.repeat(2001) })] }),
    'recipients[0].message',
    'too_long',
    'Ce texte est trop long. La limite est de 2000 caractères.',
    'This text is too long. The limit is 2000 characters.',
  ],
  [
    'another firm’s member',
    () => ({ alsoNotify: [elsewhere.memberId] }),
    'alsoNotify[0]',
    'member_not_in_firm',
    'Cette personne n’est pas membre de l’étude.',
    'This person is not a member of the office.',
  ],
  [
    '« Modification » not said',
    ({ to }) => ({ recipients: [{ ...to('Jean Roy'), mayReturn: undefined }] }),
    'recipients[0].mayReturn',
    'required',
    'Ce champ est requis.',
    'This field is required.',
  ],
  [
    '« Notification » in words',
    ({ to }) => ({ recipients: [{ ...to('Jean Roy'), notifyRecipient: 'oui' }] }),
    'recipients[0].notifyRecipient',
    'invalid_value',
    'Cette valeur n’est pas acceptée.',
    'This value is not accepted.',
  ],
]

describe.each(REFUSED)('%s', (_what, change, path, code, fr, en) => {
  test.each([
    ['fr-CA', fr],
    ['en-CA', en],
  ])('is refused in %s, and names the field', async (locale, message) => {
    const answer = await scene.post(scene.draft([scene.to('Jean Roy')], change(scene)), { 'Accept-Language': locale })
    expect(answer.status).toBe(422)
    const [first, ...more] = answer.body.errors
    expect(more).toEqual([])
    expect({ ...first, message: plain(first.message) }).toEqual({ path, code, message })
    await expectNothing()
  })
})

test('all faults are told at once', async () => {
  const { post, draft, to } = scene
  const bad = draft([{ ...to('Jean Roy'), partyId: elsewhere.partyId }], {
    expiresOn: '2020-01-01',
    documentIds: [elsewhere.documentId],
  })
  const answer = await post(bad)
  expect([answer.status, answer.body.code]).toEqual([422, 'invalid_fields'])
  expect(answer.body.errors.map((fault: { path: string }) => fault.path)).toEqual([
    'expiresOn',
    'documentIds[0]',
    'recipients[0].partyId',
  ])
})

test.each([
  ['firmId', { firmId: 'x' }],
  ['recipients[0].openedAt', null],
])('the unknown field %s is a 400', async (path, extra) => {
  const { post, draft, to } = scene
  const body = extra === null ? draft([{ ...to('Jean Roy'), openedAt: 'now' }]) : draft([to('Jean Roy')], extra)
  const answer = await post(body)
  expect([answer.status, answer.body.errors[0].path, answer.body.errors[0].code]).toEqual([400, path, 'unknown_field'])
  await expectNothing()
})

test('what was binned, infected, left or disabled since cannot be named', async () => {
  const { zone, clerk, firm, notary, dossier, documents, exportDossier, post, draft, to } = scene
  const [binned = '', infected = ''] = documents
  await zone.call(clerk, 'DELETE', `/documents/${binned}`)
  await zone.deps.db.write((tx) =>
    tx.updateTable('document').set({ state: 'infected' }).where('id', '=', infected).execute(),
  )
  await zone.deps.db.write((tx) =>
    tx
      .updateTable('member')
      .set({ disabledAt: zone.clock.now().toISOString() })
      .where('id', '=', notary.memberId)
      .execute(),
  )
  const jean = to('Jean Roy')
  await exportDossier(
    '2026-0412',
    [{ kind: 'person', name: 'Anne Côté', email: 'anne.cote@courriel.example' }],
    firm.host,
  )
  const answer = await post(draft([jean], { alsoNotify: [notary.memberId] }))
  expect(answer.status).toBe(422)
  expect(answer.body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
    ['documentIds[0]', 'document_not_in_dossier'],
    ['documentIds[1]', 'document_infected'],
    ['recipients[0].partyId', 'recipient_not_in_dossier'],
    ['alsoNotify[0]', 'member_not_in_firm'],
  ])
  await expectNothing()
  await zone.call(clerk, 'POST', `/dossiers/${dossier.id}/closing`)
  const closed = await post(draft([jean]))
  expect([closed.status, closed.body.code]).toEqual([410, 'dossier_closed'])
})
