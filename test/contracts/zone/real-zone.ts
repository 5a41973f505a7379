import { openBox, visitorsOf } from '../../bff/deposits/visitors.ts'
import { addDocument, upload } from '../../support/upload.ts'
import { startZone, type Caller } from '../../support/zone.ts'
import { SYLVIE, type ZoneUnderTest } from './scene.ts'

export async function realZone(): Promise<ZoneUnderTest> {
  const zone = await startZone()
  const firm = await zone.firm()
  const sylvie = await zone.member(firm.firmId, { name: 'Sylvie Arsenault', email: SYLVIE })
  const luc = { name: 'Me Luc Thibodeau', email: 'l.thibodeau@etude-mt.example', role: 'notary' } as const
  await zone.member(firm.firmId, luc)

  /** Header by header what a browser on the zone’s own site sends. */
  function browser(caller: Caller | null): typeof fetch {
    const own = { Host: new URL(zone.deps.config.publicUrl).host, 'Sec-Fetch-Site': 'same-origin', ...caller?.headers }
    return async (input, init) => {
      const request = new Request(input, init)
      for (const [name, value] of Object.entries(own)) request.headers.set(name, value)
      return zone.app.request(request)
    }
  }

  return {
    ...zone.clock,
    fetchAs: async (email) => browser(email === null ? null : await zone.signIn(email)),
    async exportDossier(number, input) {
      await zone.call(firm.host, 'PUT', `/dossiers/${number}`, input)
    },
    addDocument: (dossierId, name) => addDocument(zone, sylvie, dossierId, name),
    async returnDocument(email, shareId, name, documentId) {
      const metadata = { filename: name, shareId, ...(documentId !== undefined && { documentId }) }
      const done = await upload(zone, await zone.signIn(email), metadata)
      if (done.status !== 204) throw new Error(`return of ${name}: ${done.status}`)
    },
    async leaveDeposit(visitor, names) {
      await visitorsOf(zone, await openBox(zone, firm.firmId)).leave(names, visitor)
    },
    stop: () => zone.stop(),
  }
}
