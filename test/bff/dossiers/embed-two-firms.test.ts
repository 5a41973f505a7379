import { afterAll, beforeAll, expect, test } from 'vitest'
import { inviteMember } from '../../../bff/src/services/accounts/index.ts'
import { beginUpload } from '../../support/upload.ts'
import { startZone } from '../../support/zone.ts'
import type { Caller, Zone } from '../../support/zone.ts'

const ORIGIN = 'https://procardex.example'
const EMAIL = 'sylvie@etude.example'
const NUMBER = 'A-1'
const TUS = { 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' }

let zone: Zone
let clerk: Caller
/** The host of the other firm that the clerk works in. */
let otherHost: Caller
let uploadPath: string
beforeAll(async () => {
  zone = await startZone()
  const firm = await zone.firm()
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

test.each([{ dossier: NUMBER }, {}])(
  'of what a member began in one firm, a token of his other firm gets nothing, with %j',
  async (bound) => {
    const { body } = await zone.call(otherHost, 'POST', '/embed-tokens', {
      member: { email: EMAIL },
      origin: ORIGIN,
      ...bound,
    })
    const page = { headers: { Authorization: `Bearer ${body.token}`, Origin: ORIGIN } }
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      const sent = method === 'PATCH' ? 'tout' : undefined
      expect((await zone.call(page, method, uploadPath, sent, TUS)).status).toBe(404)
    }
    const { status, headers } = await zone.call(clerk, 'HEAD', uploadPath, undefined, TUS)
    expect([status, headers.get('upload-offset')]).toEqual([200, '0'])
  },
)
