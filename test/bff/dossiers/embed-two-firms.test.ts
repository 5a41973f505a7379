import { addDays, zoneDate } from '@juriszone/widgets/contract'
import type { Account } from '@juriszone/widgets/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inviteMember } from '../../../bff/src/services/accounts/index.ts'
import { addDocument, beginUpload } from '../../support/upload.ts'
import { startZone } from '../../support/zone.ts'
import type { Caller, Zone } from '../../support/zone.ts'

const ORIGIN = 'https://procardex.example'
const EMAIL = 'sylvie@etude.example'
const FIRM = 'Marchand Thibodeau, notaires'
const NUMBER = 'A-1'
const TUS = { 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' }

let zone: Zone
let clerk: Caller
let firmHost: Caller
/** The host of the other firm that the clerk works in. */
let otherHost: Caller
let uploadPath: string
beforeAll(async () => {
  zone = await startZone()
  const firm = await zone.firm(FIRM)
  firmHost = firm.host
  const person = { name: 'Sylvie Arsenault', email: EMAIL }
  clerk = await zone.member(firm.firmId, person)
  const other = await zone.firm('Étude Lavoie')
  await inviteMember(zone.deps, { firmId: other.firmId, ...person, role: 'clerk', locale: 'fr-CA' })
  otherHost = other.host
  const [dossier] = await Promise.all(
    [firm.host, other.host].map((host) =>
      zone.call(host, 'PUT', `/dossiers/${NUMBER}`, { description: 'Vente', parties: [] }),
    ),
  )
  const begun = await beginUpload(zone, clerk, { filename: 'acte.pdf', dossierId: dossier?.body.id }, 4)
  uploadPath = new URL(begun.headers.get('location') ?? '', ORIGIN).pathname.replace('/api/v1', '')
})
afterAll(() => zone.stop())

async function widget(host: Caller, bound: object = {}) {
  const wish = { member: { email: EMAIL }, origin: ORIGIN, ...bound }
  const { body } = await zone.call(host, 'POST', '/embed-tokens', wish)
  return { headers: { Authorization: `Bearer ${body.token}`, Origin: ORIGIN } }
}

test('a token tells its page of the one firm that it speaks for, and of nothing else that its member is', async () => {
  const parties = [{ kind: 'person', name: 'Sylvie Arsenault', email: EMAIL }]
  const { body: own } = await zone.call(otherHost, 'PUT', '/dossiers/B-2', { description: 'Sa maison', parties })
  const sent = await zone.call(clerk, 'POST', `/dossiers/${own.id}/shares`, {
    title: 'Projet d’acte',
    expiresOn: addDays(zoneDate(zone.clock.now()), 10),
    documentIds: [await addDocument(zone, clerk, own.id, 'offre.pdf')],
    recipients: [{ partyId: own.parties[0].id, mayReturn: false, notifyRecipient: false }],
  })
  expect(sent.status).toBe(201)
  const { account } = (await zone.call(clerk, 'GET', '/session')).body as { account: Account }
  expect([account.kinds, account.memberships.length]).toEqual([['member', 'recipient'], 2])

  const { body } = await zone.call(await widget(firmHost), 'GET', '/session')
  const memberships = account.memberships.filter(({ firm }) => firm.name === FIRM)
  expect(body).toEqual({ account: { ...account, kinds: ['member'], memberships } })
})

test.each([{ dossier: NUMBER }, {}])(
  'of what a member began in one firm, a token of his other firm gets nothing, with %j',
  async (bound) => {
    const page = await widget(otherHost, bound)
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      const sent = method === 'PATCH' ? 'tout' : undefined
      expect((await zone.call(page, method, uploadPath, sent, TUS)).status).toBe(404)
    }
    const { status, headers } = await zone.call(clerk, 'HEAD', uploadPath, undefined, TUS)
    expect([status, headers.get('upload-offset')]).toEqual([200, '0'])
  },
)
