import type { Locale, PartyKind } from '@juriszone/widgets/contract'
import { emailKey, isEmailAddress } from '../platform/email-address.ts'
import { Problem } from '../platform/problems.ts'
import type { FieldFault } from '../platform/problems.ts'
import type { PartyBody } from './host.schema.ts'

/** A party ready to be stored: its address is one, and what is not known is null. */
export interface CheckedParty {
  externalId: string | null
  kind: PartyKind
  name: string
  email: string
  role: string | null
  phone: string | null
  locale: Locale
}

/**
 * Looks at all parties before anything is stored; one refusal names everyone concerned.
 * @throws Problem missing_email, invalid_email, duplicate
 */
export function checkParties(parties: readonly PartyBody[]): CheckedParty[] {
  const checked = parties.map((party): CheckedParty => ({
    externalId: party.externalId || null,
    kind: party.kind,
    name: party.name,
    email: emailKey(party.email ?? ''),
    role: party.role || null,
    phone: party.phone || null,
    locale: party.locale ?? 'fr-CA',
  }))
  refuseAddresses(checked)
  refuseDuplicates(checked)
  return checked
}

/** Every faulty address is named at once; a missing one is told first. */
function refuseAddresses(parties: readonly Pick<CheckedParty, 'name' | 'email'>[]): void {
  const fields = parties.flatMap(({ name, email }, i) => {
    if (isEmailAddress(email)) return []
    const code = email === '' ? ('missing_email' as const) : ('invalid_email' as const)
    return [{ path: `parties[${i}].email`, code, params: { names: name } }]
  })
  if (fields.length === 0) return
  const code = fields.some((field) => field.code === 'missing_email') ? 'missing_email' : 'invalid_email'
  const named = fields.filter((field) => field.code === code).map(({ params }) => params.names)
  throw new Problem(code, { params: { names: named.join(', ') }, fields })
}

function refuseDuplicates(parties: readonly Pick<CheckedParty, 'externalId'>[]): void {
  const ids = parties.map(({ externalId }) => externalId)
  const fields = ids.flatMap((id, i): FieldFault[] =>
    id !== null && ids.indexOf(id) < i ? [{ path: `parties[${i}].externalId`, code: 'duplicate' }] : [],
  )
  if (fields.length > 0) throw new Problem('duplicate', { fields })
}
