import { oneLine } from '../platform/plain-text.ts'
import { z } from '../services/http/index.ts'
import { dossierNumber } from './dossier-number.ts'
import { partySchema } from './dossier.schema.ts'

const MAX_PARTIES = 500

/** What a practice software stores may hold line ends and marks that nobody sees. */
const line = (max: number) => z.string().overwrite(oneLine).max(max)
/** Hosts send null or a blank for what they do not know. */
const optionalLine = (max: number) => line(max).nullish()

const partyBody = z.strictObject({
  externalId: optionalLine(100),
  kind: z.enum(['person', 'company']),
  name: line(200).min(1),
  // Whether there is one, and what form it has, is told for all parties at once.
  email: z.string().nullish(),
  role: optionalLine(100),
  phone: optionalLine(40),
  locale: z.enum(['fr-CA', 'en-CA']).nullish(),
})

export type PartyBody = z.output<typeof partyBody>

export const dossierBody = z
  .strictObject({ description: line(1000), parties: z.array(partyBody).max(MAX_PARTIES) })
  .openapi('DossierInput')

export type DossierBody = z.output<typeof dossierBody>

export const exportedSchema = z
  .object({
    id: z.string(),
    number: z.string(),
    description: z.string(),
    parties: z.array(partySchema),
    url: z.string(),
  })
  .openapi('ExportedDossier')

export const embedTokenBody = z
  .strictObject({
    member: z.strictObject({ email: z.string().trim().max(320) }),
    dossier: dossierNumber.optional(),
    origin: z.string().max(300),
  })
  .openapi('EmbedTokenInput')

export type EmbedTokenBody = z.output<typeof embedTokenBody>
