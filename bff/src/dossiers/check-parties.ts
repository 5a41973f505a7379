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
  refuse('missing_email', checked, ({ email }) => email === '')
  refuse('invalid_email', checked, ({ email }) => !isEmailAddress(email))
  refuseDuplicates(checked)
  return checked
}

type Addressed = Pick<CheckedParty, 'name' | 'email'>

function refuse(
  code: 'missing_email' | 'invalid_email',
  parties: readonly Addressed[],
  isFaulty: (party: Addressed) => boolean,
): void {
  const fields = parties.flatMap((party, i): FieldFault[] =>
    isFaulty(party) ? [{ path: `parties[${i}].email`, code, params: { names: party.name } }] : [],
  )
  if (fields.length === 0) return
  const names = parties.filter(isFaulty).map(({ name }) => name)
  throw new Problem(code, { params: { names: names.join(', ') }, fields })
}

function refuseDuplicates(parties: readonly Pick<CheckedParty, 'externalId'>[]): void {
  const ids = parties.map(({ externalId }) => externalId)
  const fields = ids.flatMap((id, i): FieldFault[] =>
    id !== null && ids.indexOf(id) < i ? [{ path: `parties[${i}].externalId`, code: 'duplicate' }] : [],
  )
  if (fields.length > 0) throw new Problem('duplicate', { fields })
}
