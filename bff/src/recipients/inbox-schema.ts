import { instant, z } from '../services/http/index.ts'

const item = z.object({
  id: z.string(),
  title: z.string(),
  firm: z.string(),
  firmPhone: z.string().nullable(),
  receivedAt: instant,
  expiresAt: instant,
  isNew: z.boolean(),
})

export const inboxItemSchema = item.openapi('InboxItem')

export const inboxShareSchema = item
  .extend({
    sender: z.string(),
    message: z.string(),
    mayReturn: z.boolean(),
    extensionRequestedAt: instant.nullable(),
    documents: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        size: z.int(),
        type: z.string(),
        version: z.int(),
        state: z.enum(['scanning', 'available', 'infected', 'held']),
      }),
    ),
    returns: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        size: z.int(),
        returnedAt: instant,
        documentId: z.string().nullable(),
        mayWithdraw: z.boolean(),
      }),
    ),
  })
  .openapi('InboxShare')
