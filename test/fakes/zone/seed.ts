import { addDocument } from './arrivals.ts'
import { seedDeposits } from './deposits.seed.ts'
import { seedOpenDossier } from './dossier.seed.ts'
import { DOSSIERS, JEAN, newParty, seedStaff } from './people.seed.ts'
import { newId, type FakeDossier, type ZoneState } from './state.ts'

const DAY = 24 * 3_600_000
/** Publishable key of the office's box. */
export const FAKE_BOX = 'jzp_7Qm2Vx9LkR4tYb8WcN3dHf'

/** A firm with its members, and nothing yet. */
export function emptyZone(now: () => Date): ZoneState {
  const state: ZoneState = {
    now,
    firm: { id: '', name: 'Marchand Thibodeau, notaires', phone: '418 555-0142' },
    accounts: [],
    members: [],
    links: [],
    codes: [],
    devices: [],
    dossiers: [],
    documents: [],
    shares: [],
    uploads: [],
    deposits: [],
    box: { key: FAKE_BOX, isOpen: true, isOtherSite: false, maxFiles: 20, maxBytes: 2_000_000_000 },
    visits: [],
    downloads: new Set(),
    answered: new Map(),
    listeners: new Set(),
    told: [],
    lastId: 0,
  }
  state.firm.id = newId(state)
  seedStaff(state)
  return state
}

/** The office of the mock-ups, as if they were drawn at `now`: what expires tomorrow always does. */
export function mockupZone(now: () => Date): ZoneState {
  const state = emptyZone(now)
  for (const { number, description, people, documents, quiet } of DOSSIERS.toReversed()) {
    const at = new Date(now().getTime() - quiet * DAY).toISOString()
    const dossier: FakeDossier = {
      id: newId(state),
      number,
      description,
      parties: people.map((person) => newParty(state, person)),
      lastActivityAt: at,
      closedAt: null,
      keptAt: null,
      seenAt: new Map(),
    }
    state.dossiers.push(dossier)
    for (let n = 1; n <= documents; n++) {
      addDocument(state, dossier.id, { name: `Pièce ${n}.pdf`, addedBy: 'Sylvie Arsenault', at })
    }
    dossier.lastActivityAt = at
  }
  const open = state.dossiers.at(-1)
  if (open) seedOpenDossier(state, open)
  seedDeposits(state)
  const link = {
    email: JEAN,
    shareId: state.shares.at(-1)?.id ?? null,
    expiresAt: new Date(now().getTime() + 3 * DAY).toISOString(),
  }
  state.links.push({ ...link, token: 'activation', isUsed: false }, { ...link, token: 'used', isUsed: true })
  return state
}
