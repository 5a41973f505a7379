import { MESSAGE_MAX_LENGTH, SHARE_MAX_RECIPIENTS, SHARE_TITLE_MAX_LENGTH } from '@juriszone/widgets/contract'
import type { ProblemCode } from '../platform/problems.ts'
import { instant, z } from '../services/http/index.ts'

/** One ZIP, one e-mail, one page hold this many without trouble. */
const MAX_DOCUMENTS = 1000
const MAX_FOLLOWERS = 100

/** What is no id of ours is refused like an id that names nothing. */
function idOr(code: ProblemCode) {
  return z.uuidv7({ error: ({ input }) => (input === undefined ? undefined : code) })
}

const documentIds = z.array(idOr('document_not_in_dossier')).min(1).max(MAX_DOCUMENTS)
// A title is one line in a subject and in lists, and has something to read.
const title = z
  .string({ error: ({ input }) => (input === undefined ? 'title_missing' : undefined) })
  .transform((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .max(SHARE_TITLE_MAX_LENGTH)
      .regex(/[\p{L}\p{N}\p{P}\p{S}]/u, 'title_missing'),
  )
// Whether it is a day, and one that may be chosen, is one question with one answer: see check-draft.
const expiresOn = z.string().openapi({ format: 'date', example: '2026-12-24' })

export const shareInputSchema = z
  .strictObject({
    title,
    expiresOn,
    documentIds,
    recipients: z
      .array(
        z.strictObject({
          partyId: idOr('recipient_not_in_dossier'),
          mayReturn: z.boolean(),
          notifyRecipient: z.boolean(),
          message: z.string().max(MESSAGE_MAX_LENGTH).default(''),
        }),
      )
      .min(1)
      .max(SHARE_MAX_RECIPIENTS),
    alsoNotify: z.array(idOr('member_not_in_firm')).max(MAX_FOLLOWERS).default([]),
  })
  .openapi('ShareInput')

/** A share as asked for, its defaults filled in. */
export type ShareDraft = z.output<typeof shareInputSchema>

export const shareChangeSchema = z
  .strictObject({
    expiresOn: expiresOn.optional(),
    addDocumentIds: documentIds.optional(),
    isReminded: z.boolean().optional(),
  })
  .openapi('ShareChange')

export type ShareChangeDraft = z.output<typeof shareChangeSchema>

const recipientSchema = z.object({
  id: z.string(),
  partyId: z.string(),
  name: z.string(),
  email: z.string(),
  isActivated: z.boolean(),
  mayReturn: z.boolean(),
  notifyRecipient: z.boolean(),
  message: z.string(),
  sentAt: instant.nullable(),
  undeliveredAt: instant.nullable(),
  undeliveredReason: z.enum(['refused', 'gave_up']).nullable(),
  openedAt: instant.nullable(),
  downloadedAt: instant.nullable(),
  downloadCompletedAt: instant.nullable(),
  returnedAt: instant.nullable(),
  removedAt: instant.nullable(),
  extensionRequestedAt: instant.nullable(),
  remindedAt: instant.nullable(),
})

export const shareSchema = z
  .object({
    id: z.string(),
    dossierId: z.string(),
    title: z.string(),
    createdAt: instant,
    expiresAt: instant,
    revokedAt: instant.nullable(),
    sender: z.object({ id: z.string(), name: z.string() }),
    documents: z.array(z.object({ id: z.string(), name: z.string(), version: z.int(), size: z.int() })),
    recipients: z.array(recipientSchema),
    url: z.string(),
    isReminded: z.boolean(),
  })
  .openapi('Share')
