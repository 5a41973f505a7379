import type { Instant, Locale, PartyKind } from '@juriszone/widgets/contract'

export interface DossierTables {
  dossier: DossierTable
  party: PartyTable
  dossierVisit: DossierVisitTable
}

interface DossierTable {
  id: string
  firmId: string
  number: string
  description: string
  /** Number, description and party names, folded: what the search looks in. */
  searchFold: string
  /** The number as `numberKey` makes it; empty for a waiting place. */
  numberKey: string
  createdAt: Instant
  lastActivityAt: Instant
  closedAt: Instant | null
  /** A member's last « Conserver ». */
  keptAt: Instant | null
  /** The end of keeping that members were told of. */
  purgeToldFor: Instant | null
  /** Not a dossier of the firm's: the waiting place of this deposit's documents, which no list shows. */
  depositId: string | null
}

interface PartyTable {
  id: string
  firmId: string
  dossierId: string
  externalId: string | null
  kind: PartyKind
  name: string
  nameFold: string
  email: string
  role: string | null
  phone: string | null
  locale: Locale
  position: number
  leftAt: Instant | null
  createdAt: Instant
}

/** A member's last look at a dossier's documents: returns that came later are unseen. */
interface DossierVisitTable {
  dossierId: string
  memberId: string
  at: Instant
}
