import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MINUTE } from '../../../bff/src/platform/clock.ts'
import { revokeKey, rollKey } from '../../../bff/src/services/accounts/index.ts'
import { addDocument, uploadMetadata } from '../../support/upload.ts'
import { startZone } from '../../support/zone.ts'
import type { Answer, Caller, Zone } from '../../support/zone.ts'

const ORIGIN = 'https://procardex.example'
const EMAIL = 'sylvie@etude.example'
const JEAN = { kind: 'person', name: 'Jean Roy', email: 'jean@courriel.example' }

let zone: Zone
let firm: Awaited<ReturnType<Zone['firm']>>
let clerk: Awaited<ReturnType<Zone['member']>>
let dossier: { id: string; parties: { id: string }[] }
let documentId: string
beforeAll(async () => {
  zone = await startZone()
  firm = await zone.firm()
  clerk = await zone.member(firm.firmId, { name: 'Sylvie Arsenault', email: EMAIL })
  dossier = await exportDossier('A-1')
  documentId = await addDocument(zone, clerk, dossier.id, 'acte.pdf')
})
afterAll(() => zone.stop())

const exportDossier = async (number: string, host = firm.host) =>
  (await zone.call(host, 'PUT', `/dossiers/${number}`, { description: 'Vente', parties: [JEAN] })).body

interface Token {
  host?: Caller
  email?: string
  dossier?: string
  origin?: string
}
async function issue({ host = firm.host, email = EMAIL, ...input }: Token = {}): Promise<string> {
  const body = { member: { email }, dossier: 'A-1', origin: ORIGIN, ...input }
  return (await zone.call(host, 'POST', '/embed-tokens', body)).body.token
}
/** A page with that token, as a browser sends its requests. */
const page = (token: string, origin = ORIGIN): Caller => ({
  headers: { Authorization: `Bearer ${token}`, Origin: origin, 'Sec-Fetch-Site': 'cross-site' },
})

interface Door {
  door: string
  ask: (caller: Caller, language?: string) => Promise<Answer>
}
function door(name: string, method: string, path: () => string, body?: () => object, headers?: () => object): Door {
  return {
    door: name,
    ask: (caller, language = 'fr-CA') =>
      zone.call(caller, method, path(), body?.(), { 'Accept-Language': language, ...headers?.() }),
  }
}
const tus = () => ({
  'Tus-Resumable': '1.0.0',
  'Upload-Length': '4',
  'Upload-Metadata': uploadMetadata({ filename: 'intrus.pdf', dossierId: dossier.id }),
})
const shareBody = () => ({
  title: 'Projet',
  expiresOn: new Date(zone.clock.now().getTime() + 5 * 24 * 60 * MINUTE).toISOString().slice(0, 10),
  documentIds: [documentId],
  recipients: [{ partyId: dossier.parties[0]?.id, mayReturn: false, notifyRecipient: false }],
})

const DOORS: Door[] = [
  door('the dossier', 'GET', () => `/dossiers/${dossier.id}`),
  door('its documents', 'GET', () => `/dossiers/${dossier.id}/documents`),
  door('its shares', 'GET', () => `/dossiers/${dossier.id}/shares`),
  door('its unfinished uploads', 'GET', () => `/uploads?dossier=${dossier.id}`),
  door('an upload', 'POST', () => '/uploads', undefined, tus),
  door(
    'a share',
    'POST',
    () => `/dossiers/${dossier.id}/shares`,
    shareBody,
    () => ({ 'Idempotency-Key': 'k' }),
  ),
  door('a download', 'GET', () => `/documents/${documentId}/content`),
  door('a link', 'POST', () => `/documents/${documentId}/links`),
  door(
    'an archive',
    'POST',
    () => `/dossiers/${dossier.id}/archives`,
    () => ({ documentIds: [documentId] }),
  ),
  door(
    'a new name',
    'PATCH',
    () => `/documents/${documentId}`,
    () => ({ name: 'autre.pdf' }),
  ),
  door('the bin', 'DELETE', () => `/documents/${documentId}`),
]
const EVERYWHERE: Door[] = [
  ...DOORS,
  door('the list of dossiers', 'GET', () => '/dossiers'),
  door('events', 'GET', () => '/events'),
]

const ENDED = {
  status: 401,
  code: 'token_expired',
  fr: 'L’accès de cette page a pris fin. Rechargez-la.',
  en: 'This page’s access has ended. Load it again.',
}
async function expectRefusal({ ask }: Door, caller: Caller, { status, code, fr, en }: typeof ENDED): Promise<void> {
  for (const [language, detail] of [
    ['fr-CA', fr],
    ['en-CA', en],
  ] as const) {
    const answer = await ask(caller, language)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.body).toMatchObject({ status, code, detail })
  }
}

describe.each<{ what: string; take: () => Promise<Caller>; isReadable?: boolean }>([
  {
    what: 'a token that has ended',
    async take() {
      const caller = page(await issue())
      zone.clock.advance(10 * MINUTE)
      return caller
    },
  },
  {
    what: 'a token of a revoked key',
    isReadable: true,
    async take() {
      const { id, host } = await zone.newKey(firm)
      const caller = page(await issue({ host }))
      await revokeKey(zone.deps, id)
      return caller
    },
  },
  {
    what: 'a token of a key that has leaked',
    isReadable: true,
    async take() {
      const { id, host } = await zone.newKey(firm)
      const caller = page(await issue({ host }))
      const next = await rollKey(zone.deps, id, true)
      if (typeof next !== 'string') await revokeKey(zone.deps, next.id)
      return caller
    },
  },
  {
    what: 'a token of a disabled member',
    isReadable: true,
    async take() {
      const paul = await zone.member(firm.firmId, { name: 'Paul Roy', email: `paul${Math.random()}@etude.example` })
      const caller = page(await issue({ email: paul.email }))
      await zone.deps.db.write((tx) =>
        tx
          .updateTable('member')
          .set({ disabledAt: zone.clock.now().toISOString() })
          .where('id', '=', paul.memberId)
          .execute(),
      )
      return caller
    },
  },
  {
    what: 'a token on another page’s origin',
    take: async () => page(await issue(), 'https://mechant.example'),
  },
  {
    what: 'a token with one character changed',
    async take() {
      const token = await issue()
      return page(token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'))
    },
  },
  { what: 'a token that is none', take: async () => page('jze_AAAAAAAAAAAAAAAAAAAAAA') },
])('$what gets nothing', ({ take, isReadable }) => {
  let caller: Caller
  beforeAll(async () => {
    caller = await take()
  })
  test.each(EVERYWHERE)('of $door', (one) => expectRefusal(one, caller, ENDED))

  test('of an upload begun before, which waits for the next token', async () => {
    const begun = await zone.call(clerk, 'POST', '/uploads', undefined, tus())
    const path = new URL(begun.headers.get('location') ?? '', 'https://x.example').pathname.replace('/api/v1', '')
    const headers = {
      'Tus-Resumable': '1.0.0',
      'Upload-Offset': '0',
      'Content-Type': 'application/offset+octet-stream',
    }
    expect((await zone.call(caller, 'HEAD', path, undefined, headers)).status).toBe(423)
    expect((await zone.call(caller, 'PATCH', path, 'tout', headers)).status).toBe(423)
    expect((await zone.call(caller, 'DELETE', path, undefined, headers)).status).toBe(401)
    const head = await zone.call(clerk, 'HEAD', path, undefined, headers)
    expect([head.status, head.headers.get('upload-offset')]).toEqual([200, '0'])
    await zone.call(clerk, 'DELETE', path, undefined, headers)
  })

  if (isReadable === true)
    test('and its page can read why', async () => {
      const answer = await zone.call(caller, 'GET', '/dossiers')
      expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    })
})

describe('a token of another dossier gets nothing', () => {
  const refusal = {
    status: 403,
    code: 'other_dossier',
    fr: 'Cet accès ne vaut que pour le dossier ouvert dans ProCardex. Rechargez l’onglet.',
    en: 'This access is for the dossier open in ProCardex only. Load the tab again.',
  }
  test.each(DOORS)('of $door', async (one) => expectRefusal(one, page(await issue({ dossier: 'A-2' })), refusal))
})

describe('a token of another firm gets nothing', () => {
  let caller: Caller
  beforeAll(async () => {
    const other = await zone.firm('Étude Lavoie')
    const { email } = await zone.member(other.firmId, { name: 'Rose Lavoie', email: 'rose@lavoie.example' })
    await exportDossier('A-1', other.host)
    caller = page(await issue({ host: other.host, email }))
  })
  test.each(DOORS)('of $door', (one) =>
    expectRefusal(one, caller, {
      status: 404,
      code: 'not_found',
      fr: 'Introuvable. La page a peut-être été déplacée, ou vous n’y avez pas accès.',
      en: 'Not found. It may have moved, or you have no access to it.',
    }),
  )
})

test('a key without the scope lends no right to share', async () => {
  const { id, host } = await zone.newKey(firm, ['embed:issue'])
  const caller = page(await issue({ host }))
  const share = DOORS.find((one) => one.door === 'a share')
  expect((await share?.ask(caller))?.body.code).toBe('scope_missing')
  expect((await zone.call(caller, 'GET', `/dossiers/${dossier.id}/documents`)).status).toBe(200)
  await revokeKey(zone.deps, id)
})

test('after all that was refused, the dossier is as it was', async () => {
  Object.assign(clerk, await zone.signIn(EMAIL))
  const documents = await zone.call(clerk, 'GET', `/dossiers/${dossier.id}/documents`)
  expect(documents.body.items).toMatchObject([{ id: documentId, name: 'acte.pdf' }])
  expect((await zone.call(clerk, 'GET', `/dossiers/${dossier.id}/shares`)).body.items).toEqual([])
  expect((await zone.call(clerk, 'GET', `/uploads?dossier=${dossier.id}`)).body).toEqual([])
})

test('a closed dossier takes nothing more, and says so; what it holds is still read', async () => {
  const caller = page(await issue())
  await zone.call(clerk, 'POST', `/dossiers/${dossier.id}/closing`)
  const refusal = {
    status: 410,
    code: 'dossier_closed',
    fr: 'Ce dossier est fermé. Rien ne peut y être ajouté.',
    en: 'This dossier is closed. Nothing can be added to it.',
  }
  for (const one of DOORS.filter((each) => ['an upload', 'a share'].includes(each.door)))
    await expectRefusal(one, caller, refusal)
  expect((await zone.call(caller, 'GET', `/dossiers/${dossier.id}/documents`)).status).toBe(200)
})

describe('another site’s page', () => {
  const preflight = (origin: string) =>
    zone.call(null, 'OPTIONS', '/events', undefined, {
      Origin: origin,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization,last-event-id',
    })

  test('may ask once a token names its origin, for as long as that token was made for', async () => {
    const origin = 'https://notaires.example'
    expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull()
    await issue({ origin })
    const { status, headers } = await preflight(origin)
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, origin])
    expect(headers.get('access-control-allow-headers')?.split(', ')).toEqual(
      expect.arrayContaining(['Authorization', 'Last-Event-ID', 'Idempotency-Key', 'Tus-Resumable']),
    )
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('vary')).toContain('Origin')
    zone.clock.advance(10 * MINUTE)
    expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull()
  })
})
