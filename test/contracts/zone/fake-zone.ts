import { addDeposit, addDocument, createFakeZone, emptyZone, returnDocument } from '../../fakes/fake-zone.ts'
import { movableClock } from '../../support/zone.ts'
import { SYLVIE, type ZoneUnderTest } from './scene.ts'

const API = 'http://localhost:8787/api/v1'

export async function fakeZone(): Promise<ZoneUnderTest> {
  const clock = movableClock()
  const zone = createFakeZone(emptyZone(clock.now))
  const { state } = zone
  return {
    ...clock,
    fetchAs: async (email) => zone.fetchAs(email),
    async exportDossier(number, input) {
      const headers = { 'Content-Type': 'application/json' }
      await zone.fetch(`${API}/dossiers/${number}`, { method: 'PUT', headers, body: JSON.stringify(input) })
    },
    async addDocument(dossierId, name) {
      const addedBy = state.members.find(({ email }) => email === SYLVIE)?.name ?? ''
      return addDocument(state, dossierId, { name, addedBy }).id
    },
    async returnDocument(email, shareId, name, documentId) {
      returnDocument(state, { email, shareId, name, ...(documentId !== undefined && { documentId }) })
    },
    async leaveDeposit(visitor, names) {
      addDeposit(state, { ...visitor, hours: 0, files: names.map((name) => [name, 1_000_000, 'application/pdf']) })
    },
    stop: async () => {},
  }
}
