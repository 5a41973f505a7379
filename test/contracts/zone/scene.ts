import { createSiteClient, type SiteClient } from '../../../widgets/src/client/index.ts'
import {
  expiryRange,
  type Dossier,
  type DossierInput,
  type ShareInput,
  type VisitInput,
} from '../../../widgets/src/contract/index.ts'

export const SYLVIE = 's.arsenault@etude-mt.example'
export const JEAN = 'jean.roy@courriel.example'
export const MARIE_EVE = 'me.gauthier@courriel.example'
export const MINUTE = 60_000
/** Sessions end meanwhile: sign in again. */
export const THREE_DAYS = 3 * 24 * 60 * MINUTE

/** A zone with one firm, of which Sylvie Arsenault and Me Luc Thibodeau are members, and no dossier yet. */
export interface ZoneUnderTest {
  now(): Date
  /** @param ms milliseconds by which the zone’s clock goes on */
  advance(ms: number): void
  /** A browser in which this person has signed in; nobody for null. */
  fetchAs(email: string | null): Promise<typeof fetch>
  exportDossier(number: string, input: DossierInput): Promise<void>
  /** As Sylvie would, by upload. @returns the document’s id */
  addDocument(dossierId: string, name: string): Promise<string>
  /** As a recipient would, by upload; a changed version of `documentId`, when given. */
  returnDocument(email: string, shareId: string, name: string, documentId?: string): Promise<void>
  /** As a visitor of the firm’s website would. */
  leaveDeposit(visitor: VisitInput, names: string[]): Promise<void>
  stop(): Promise<void>
}

export interface Scene {
  zone: ZoneUnderTest
  sylvie: SiteClient
  /** 2026-0412, with Jean Roy, Marie-Ève Gauthier and Gestion ABC inc. */
  dossier: Dossier
  as: (email: string | null) => Promise<SiteClient>
  /** What Sylvie sends: these documents to Jean, who may return, and to Marie-Ève, who may not. */
  input: (documentIds: string[]) => ShareInput
}

export async function openScene(zone: ZoneUnderTest): Promise<Scene> {
  const as = async (email: string | null): Promise<SiteClient> =>
    createSiteClient({ locale: () => 'fr-CA', fetch: await zone.fetchAs(email) })
  await zone.exportDossier('2026-0412', {
    description: 'Vente, 1450, rue des Érables, Lévis',
    parties: [
      { kind: 'person', name: 'Jean Roy', email: JEAN },
      { kind: 'person', name: 'Marie-Ève Gauthier', email: MARIE_EVE },
      { kind: 'company', name: 'Gestion ABC inc.', email: 'direction@gestionabc.example' },
    ],
  })
  const sylvie = await as(SYLVIE)
  const dossier = await sylvie.dossiers.findByNumber('2026-0412')
  if (!dossier) throw new Error('2026-0412 was exported and is not there')
  return {
    zone,
    sylvie,
    dossier,
    as,
    input: (documentIds) => ({
      title: 'Projet d’acte',
      expiresOn: expiryRange(zone.now()).first,
      documentIds,
      recipients: [JEAN, MARIE_EVE].map((email, i) => ({
        partyId: dossier.parties.find((party) => party.email === email)?.id ?? '',
        mayReturn: i === 0,
        notifyRecipient: true,
        message: 'Bonjour',
      })),
    }),
  }
}
