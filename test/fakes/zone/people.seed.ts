import type { Member, MemberRole, Party, PartyKind } from '@juriszone/widgets/contract'
import { getOrCreateAccount, newId, type ZoneState } from './state.ts'

export const SYLVIE = 's.arsenault@etude-mt.example'
export const JEAN = 'jean.roy@courriel.example'
export const MARIE_EVE = 'me.gauthier@courriel.example'
export const LENDER = 'dossiers@fleuvemonts.example'

const STAFF: [name: string, email: string, role: MemberRole][] = [
  ['Sylvie Arsenault', SYLVIE, 'clerk'],
  ['Me Luc Thibodeau', 'l.thibodeau@etude-mt.example', 'notary'],
  ['Me Geneviève Marchand', 'g.marchand@etude-mt.example', 'notary'],
]

type PersonSeed = [name: string, email: string, role: string, kind?: PartyKind]

const NOEMIE: PersonSeed = ['Noémie Tremblay', 'noemie.t@courriel.example', 'Acheteuse']
const JACINTHE: PersonSeed = ['Jacinthe Ouellet', 'jacinthe.ouellet@courriel.example', 'Cliente']
const ABC: PersonSeed = ['Gestion ABC inc.', 'direction@gestionabc.example', 'Vendeur', 'company']
const FLEUVE: PersonSeed = ['Prêts Fleuve et Monts inc.', LENDER, 'Créancier', 'company']
const FAUBOURG: PersonSeed = ['Boulangerie du Faubourg inc.', 'comptabilite@faubourg.example', 'Cliente', 'company']

export interface DossierSeed {
  number: string
  description: string
  people: PersonSeed[]
  /** How many documents it holds besides those told one by one. */
  documents: number
  /** Days since something happened there. */
  quiet: number
}

/** The dossiers of the mock-ups, the liveliest first. */
export const DOSSIERS: DossierSeed[] = [
  {
    number: '2026-0412',
    description: 'Vente, 1450, rue des Érables, Lévis',
    people: [['Jean Roy', JEAN, 'Acheteur'], ['Marie-Ève Gauthier', MARIE_EVE, 'Acheteuse'], ABC, FLEUVE],
    documents: 0,
    quiet: 0,
  },
  {
    number: '2026-0398',
    description: 'Succession de Rollande Pelletier',
    people: [
      ['André Pelletier', 'andre.pelletier@courriel.example', 'Liquidateur'],
      ['Rose-Aimée Béland', 'ra.beland@courriel.example', 'Héritière'],
    ],
    documents: 24,
    quiet: 1,
  },
  {
    number: '2026-0391',
    description: 'Prêt hypothécaire, 88, chemin du Fleuve, Beaumont',
    people: [FLEUVE, ['Karine Dubé', 'karine.dube@courriel.example', 'Emprunteuse']],
    documents: 7,
    quiet: 1,
  },
  {
    number: '2026-0377',
    description: 'Testaments et mandats de protection, famille Ouellet',
    people: [JACINTHE, ['François-Xavier Ouellet', 'fx.ouellet@courriel.example', 'Client']],
    documents: 6,
    quiet: 4,
  },
  {
    number: '2026-0355',
    description: 'Constitution de 9487-2210 Québec inc.',
    people: [ABC, ['Mathieu Vézina', 'mathieu.vezina@courriel.example', 'Actionnaire']],
    documents: 12,
    quiet: 6,
  },
  {
    number: '2026-0340',
    description: 'Donation, chalet du lac Beauport',
    people: [JACINTHE, ['Zoé Ouellet', 'zoe.ouellet@courriel.example', 'Donataire']],
    documents: 9,
    quiet: 11,
  },
  {
    number: '2026-0333',
    description: 'Convention entre actionnaires, Boulangerie du Faubourg',
    people: [FAUBOURG],
    documents: 18,
    quiet: 12,
  },
  {
    number: '2026-0321',
    description: 'Mandat de protection',
    people: [['Huguette Lessard', 'huguette.lessard@courriel.example', 'Mandante']],
    documents: 3,
    quiet: 15,
  },
  {
    number: '2026-0308',
    description: 'Vente, 225, rue Saint-Joseph Est, app. 304, Québec',
    people: [NOEMIE, ['Samuel Côté', 'samuel.cote@courriel.example', 'Vendeur'], FLEUVE],
    documents: 15,
    quiet: 18,
  },
  {
    number: '2026-0296',
    description: 'Quittance et mainlevée, lot 3 412 877',
    people: [FLEUVE, ['Luc Fortin', 'luc.fortin@courriel.example', 'Débiteur']],
    documents: 4,
    quiet: 21,
  },
]

export function seedStaff(state: ZoneState): void {
  for (const [name, email, role] of STAFF) {
    const member: Member = { id: newId(state), name, email, role }
    state.members.push(member)
    const account = getOrCreateAccount(state, member)
    account.kinds.push('member')
    account.memberships.push({ memberId: member.id, role, firm: state.firm })
  }
}

export function newParty(state: ZoneState, [name, email, role, kind = 'person']: PersonSeed): Party {
  const unknown = { externalId: null, phone: null, locale: 'fr-CA', hasLeft: false } as const
  return { id: newId(state), kind, name, email, role, ...unknown }
}
