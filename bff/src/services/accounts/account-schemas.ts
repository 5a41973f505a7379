import { z } from '../http/index.ts'

export const locale = z.enum(['fr-CA', 'en-CA'])

export const accountSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    locale,
    kinds: z.array(z.enum(['member', 'recipient'])),
    memberships: z.array(
      z.object({
        memberId: z.string(),
        role: z.enum(['notary', 'clerk']),
        firm: z.object({ id: z.string(), name: z.string(), phone: z.string().nullable() }),
      }),
    ),
  })
  .openapi('Account')

export const signedInSchema = z.object({ account: accountSchema, continueTo: z.string() })

// Not trimmed, not checked for form: what is no account simply finds none.
export const email = z.string().max(320, 'too_long')
