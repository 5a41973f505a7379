import { instant, z } from '../services/http/index.ts'

const kind = z.enum(['person', 'company'])

export const partySchema = z
  .object({
    id: z.string(),
    externalId: z.string().nullable(),
    kind,
    name: z.string(),
    email: z.string(),
    role: z.string().nullable(),
    phone: z.string().nullable(),
    locale: z.enum(['fr-CA', 'en-CA']),
    hasLeft: z.boolean(),
  })
  .openapi('Party')

export const dossierSchema = z
  .object({
    id: z.string(),
    number: z.string(),
    description: z.string(),
    parties: z.array(partySchema),
    documents: z.int(),
    lastActivityAt: instant,
    closedAt: instant.nullable(),
    purgeAt: instant,
    hasUnseenReturns: z.boolean(),
    firm: z.string(),
  })
  .openapi('Dossier')

export const personSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    kind,
    email: z.string(),
    dossiers: z.array(z.object({ id: z.string(), number: z.string() })),
  })
  .openapi('Person')

export const memberSchema = z
  .object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(['notary', 'clerk']) })
  .openapi('Member')
