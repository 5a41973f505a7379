import { zoneDate, addDays, endOfZoneDay, type DocumentState, type ShareRecipient } from '@juriszone/widgets/contract'
import { orNotFound } from '../../../bff/src/platform/problems.ts'
import { addDocument, returnDocument } from './arrivals.ts'
import { JEAN, LENDER, MARIE_EVE, SYLVIE } from './people.seed.ts'
import { downloadKey, newId, newRecipient, type FakeDossier, type FakeShare, type ZoneState } from './state.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const [PDF, WORD, EXCEL] = ['application/pdf', 'application/msword', 'application/vnd.ms-excel']

type DocumentSeed = [name: string, size: number, type: string, by: string, days: number, state?: DocumentState]

/** Oldest first; a name that comes again is a new version. */
const DOCUMENTS: DocumentSeed[] = [
  ['Titre de propriété, lot 3 412 877.pdf', 8_600_000, PDF, 'Me Geneviève Marchand', 20],
  ['Grille de calcul des droits.xlsm', 96_000, EXCEL, 'Sylvie Arsenault', 15, 'held'],
  ['Offre de financement.pdf', 740_000, PDF, 'Sylvie Arsenault', 14],
  ['Reçu de taxes municipales.pdf', 310_000, PDF, 'Sylvie Arsenault', 13, 'infected'],
  ['Projet d’acte de vente.docx', 171_000, WORD, 'Sylvie Arsenault', 13],
  ['Promesse d’achat signée.pdf', 1_200_000, PDF, 'Sylvie Arsenault', 12.1],
  ['Certificat de localisation.pdf', 2_900_000, PDF, 'Sylvie Arsenault', 12],
  ['Projet d’acte de vente.docx', 179_000, WORD, 'Me Luc Thibodeau', 9],
  ['État des ajustements.xlsx', 42_000, EXCEL, 'Sylvie Arsenault', 4.1],
  ['Projet d’acte de vente.docx', 184_000, WORD, 'Me Luc Thibodeau', 4],
  ['Déclaration de copropriété.pdf', 5_100_000, PDF, 'Sylvie Arsenault', 0.02, 'scanning'],
]

/** The dossier that the mock-ups show open: documents in every state, three shares, two returns. */
export function seedOpenDossier(state: ZoneState, dossier: FakeDossier): void {
  const ago = (days: number): string => new Date(state.now().getTime() - days * DAY).toISOString()
  for (const [name, size, type, addedBy, days, is = 'available'] of DOCUMENTS) {
    addDocument(state, dossier.id, { name, size, type, addedBy, state: is, at: ago(days) })
  }

  const late = share(state, dossier, { title: 'Offre de financement', days: 45, left: -21 }, [
    'Offre de financement.pdf',
  ])
  late.recipients.push(
    recipient(state, dossier, LENDER, {
      mayReturn: true,
      sentAt: ago(45),
      openedAt: ago(44.9),
      downloadedAt: ago(44.9),
    }),
    recipient(state, dossier, JEAN, { sentAt: ago(45), openedAt: ago(44) }),
  )
  const soon = share(state, dossier, { title: 'Certificat de localisation', days: 12, left: 1 }, [
    'Certificat de localisation.pdf',
  ])
  soon.recipients.push(
    recipient(state, dossier, LENDER, { sentAt: ago(12), openedAt: ago(11.9), downloadedAt: ago(11.9) }),
    recipient(state, dossier, JEAN, { sentAt: ago(12), openedAt: ago(11.6), downloadedAt: ago(11) }),
  )
  const review = share(state, dossier, { title: 'Projet d’acte pour relecture', days: 4, left: 26 }, [
    'Projet d’acte de vente.docx',
    'État des ajustements.xlsx',
  ])
  review.recipients.push(
    recipient(state, dossier, JEAN, {
      mayReturn: true,
      message:
        'Bonjour Jean, voici la version à relire. Voyez surtout la date d’occupation, puis remettez-nous une pièce d’identité valide.',
      sentAt: ago(4),
      openedAt: ago(3.3),
      downloadedAt: ago(3.2),
    }),
    recipient(state, dossier, MARIE_EVE, { sentAt: ago(4) }),
  )

  for (const { documents, recipients } of state.shares) {
    for (const one of recipients) {
      one.downloadCompletedAt = one.downloadedAt
      if (one.downloadedAt !== null) for (const sent of documents) state.downloads.add(downloadKey(one.id, sent.id))
    }
  }

  const fromJean = { shareId: review.id, email: JEAN }
  const documentId = documentNamed(state, 'Projet d’acte de vente.docx')
  returnDocument(state, {
    ...fromJean,
    documentId,
    name: 'Projet (annoté).docx',
    size: 198_000,
    type: WORD,
    at: ago(0.12),
  })
  const piece = { name: 'Pièce d’identité (recto verso).jpg', size: 3_400_000, type: 'image/jpeg', at: ago(0.1) }
  returnDocument(state, { ...fromJean, ...piece })
  state.uploads.push({
    accountId: orNotFound(state.accounts.find(({ email }) => email === SYLVIE)).id,
    target: dossier.id,
    url: `/api/v1/uploads/${newId(state)}`,
    filename: 'Acte de vente.pdf',
    size: 29_700_000,
    offset: 18_414_000,
    sample: null,
    documentId: null,
    expiresAt: ago(-6),
  })
  dossier.lastActivityAt = ago(0.1)
}

function documentNamed(state: ZoneState, wanted: string): string {
  return orNotFound(state.documents.find(({ name }) => name === wanted)).id
}

function share(
  state: ZoneState,
  dossier: FakeDossier,
  { title, days, left }: { title: string; days: number; left: number },
  names: string[],
): FakeShare {
  const sender = orNotFound(state.members.find(({ email }) => email === SYLVIE))
  const made: FakeShare = {
    id: newId(state),
    dossierId: dossier.id,
    title,
    createdAt: new Date(state.now().getTime() - days * DAY).toISOString(),
    expiresAt: endOfZoneDay(addDays(zoneDate(state.now()), left)).toISOString(),
    revokedAt: null,
    sender: { id: sender.id, name: sender.name },
    documents: names.map((wanted) => {
      const { id, current } = orNotFound(state.documents.find(({ name }) => name === wanted))
      return { id, version: current }
    }),
    recipients: [],
    isReminded: true,
  }
  state.shares.push(made)
  return made
}

function recipient(
  state: ZoneState,
  { parties }: FakeDossier,
  email: string,
  facts: Partial<ShareRecipient>,
): ShareRecipient {
  const party = orNotFound(parties.find((known) => known.email === email))
  return { ...newRecipient(state, party), ...facts }
}
