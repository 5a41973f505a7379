import type { Locale } from '@juriszone/widgets/contract'
import { endOfZoneDay, expiryRange, isCalendarDay } from '@juriszone/widgets/contract'
import type { FieldFault, ProblemCode } from '../platform/problems.ts'
import { fieldsProblem } from '../platform/problems.ts'
import type { DbTx, Tables } from '../schema/index.ts'
import { longDate } from '../services/mail/index.ts'
import type { ShareDraft } from './share-schema.ts'

/** Who asks, in which dossier, in what language the refusals are said. */
export interface DraftContext {
  firmId: string
  dossierId: string
  now: Date
  locale: Locale
}

export interface FixedDocument {
  documentId: string
  versionId: string
}

type DraftRecipient = ShareDraft['recipients'][number]

export interface CheckedDraft {
  expiresAt: string
  documents: FixedDocument[]
  recipients: (DraftRecipient & { party: Tables['party'] })[]
  followerIds: string[]
}

export interface CheckedExpiry {
  expiresAt: string
  faults: FieldFault[]
}

/** Everything a share names must exist, here and now. @throws Problem 422 that names each field at fault */
export async function checkDraft(tx: DbTx, context: DraftContext, draft: ShareDraft): Promise<CheckedDraft> {
  const expiry = checkExpiry(context, draft.expiresOn)
  const documents = await checkDocuments(tx, context, draft.documentIds, 'documentIds')
  const parties = await findParties(tx, context, draft.recipients)
  const followers = await findMembers(tx, context, draft.alsoNotify)
  const faults = [
    ...expiry.faults,
    ...documents.faults,
    ...checkNames(
      draft.recipients.map(({ partyId }) => partyId),
      (index) => `recipients[${index}].partyId`,
      (id) => (parties.has(id) ? null : 'recipient_not_in_dossier'),
    ),
    ...checkNames(
      draft.alsoNotify,
      (index) => `alsoNotify[${index}]`,
      (id) => (followers.has(id) ? null : 'member_not_in_firm'),
    ),
  ]
  if (faults.length > 0) throw fieldsProblem(faults)
  return {
    expiresAt: expiry.expiresAt,
    documents: documents.fixed,
    recipients: draft.recipients.flatMap((recipient) => {
      const party = parties.get(recipient.partyId)
      return party === undefined ? [] : [{ ...recipient, party }]
    }),
    followerIds: draft.alsoNotify,
  }
}

/** The instant that ends the last day, or why that day may not be chosen. */
export function checkExpiry({ now, locale }: Pick<DraftContext, 'now' | 'locale'>, expiresOn: string): CheckedExpiry {
  const { first, last } = expiryRange(now)
  if (isCalendarDay(expiresOn) && first <= expiresOn && expiresOn <= last) {
    return { expiresAt: endOfZoneDay(expiresOn).toISOString(), faults: [] }
  }
  const params = { last: longDate(endOfZoneDay(last).toISOString(), locale) }
  return { expiresAt: '', faults: [{ path: 'expiresOn', code: 'expiry_out_of_range', params }] }
}

/** The version that each document has now: what the share will go on sending. */
export async function checkDocuments(
  tx: DbTx,
  { dossierId }: Pick<DraftContext, 'dossierId'>,
  documentIds: string[],
  path: string,
): Promise<{ fixed: FixedDocument[]; faults: FieldFault[] }> {
  const rows = await tx
    .selectFrom('document')
    .select(['id', 'currentVersionId', 'state'])
    .where('dossierId', '=', dossierId)
    .where('id', 'in', documentIds)
    .where('binnedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const faults = checkNames(
    documentIds,
    (index) => `${path}[${index}]`,
    (id) => {
      const row = byId.get(id)
      if (row === undefined) return 'document_not_in_dossier'
      return row.state === 'infected' ? 'document_infected' : null
    },
  )
  const fixed = documentIds.flatMap((documentId) => {
    const row = byId.get(documentId)
    return row === undefined ? [] : [{ documentId, versionId: row.currentVersionId }]
  })
  return { fixed, faults }
}

function checkNames(
  ids: string[],
  path: (index: number) => string,
  refusal: (id: string) => ProblemCode | null,
): FieldFault[] {
  return ids.flatMap((id, index) => {
    const code = ids.indexOf(id) < index ? 'duplicate' : refusal(id)
    return code === null ? [] : [{ path: path(index), code }]
  })
}

async function findParties(tx: DbTx, { dossierId }: DraftContext, recipients: DraftRecipient[]) {
  const ids = recipients.map(({ partyId }) => partyId)
  const rows = await tx
    .selectFrom('party')
    .selectAll()
    .where('dossierId', '=', dossierId)
    .where('id', 'in', ids)
    .where('leftAt', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

async function findMembers(tx: DbTx, { firmId }: DraftContext, memberIds: string[]): Promise<Set<string>> {
  if (memberIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('member')
    .select('id')
    .where('firmId', '=', firmId)
    .where('id', 'in', memberIds)
    .where('disabledAt', 'is', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
