import { MESSAGE_MAX_LENGTH } from '@juriszone/widgets/contract'
import { manyLines, oneLine } from '../platform/plain-text.ts'
import { instant, z } from '../services/http/index.ts'

export const boxSchema = z
  .object({
    firm: z.string(),
    firmPhone: z.string().nullable(),
    privacyUrl: z.string(),
    maxFiles: z.int(),
    maxBytes: z.int(),
    destroyedAt: instant,
  })
  .openapi('UploadBox')

export const visitBody = z.strictObject({
  name: z.string().overwrite(oneLine).min(1, 'required').max(200, 'too_long'),
  // Its form is looked at where it can be named.
  email: z.string().trim().min(1, 'required').max(254, 'too_long'),
  dossierNumber: z.string().overwrite(oneLine).max(64, 'too_long').optional(),
  message: z.string().overwrite(manyLines).max(MESSAGE_MAX_LENGTH, 'too_long').optional(),
})

export const visitSchema = z.object({ id: z.uuidv7() }).openapi('Visit')

export const verifiedSchema = z.object({ token: z.string(), expiresAt: instant }).openapi('VerifiedVisit')

export const receiptSchema = z
  .object({
    id: z.uuidv7(),
    firm: z.string(),
    submittedAt: instant,
    destroyedAt: instant,
    files: z.array(z.object({ name: z.string(), size: z.int(), sha256: z.string().nullable() })),
  })
  .openapi('DepositReceipt')

export const depositSchema = z
  .object({
    id: z.uuidv7(),
    name: z.string(),
    email: z.string(),
    dossierNumber: z.string().nullable(),
    message: z.string(),
    submittedAt: instant,
    destroyedAt: instant,
    isNew: z.boolean(),
    files: z.int(),
    size: z.int(),
  })
  .openapi('Deposit')

export const depositDetailsSchema = depositSchema
  .extend({
    documents: z.array(
      z.object({
        id: z.uuidv7(),
        name: z.string(),
        size: z.int(),
        type: z.string(),
        state: z.enum(['scanning', 'available', 'infected', 'held']),
      }),
    ),
    suggestions: z.array(z.object({ id: z.uuidv7(), number: z.string(), description: z.string() })),
  })
  .openapi('DepositDetails')
