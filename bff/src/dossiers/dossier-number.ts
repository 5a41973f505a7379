import { DOSSIER_NUMBER } from '@juriszone/widgets/contract'
import { Problem } from '../platform/problems.ts'
import { z } from '../services/http/index.ts'

/** A dossier's number in ProCardex, in the one form that numbers compare by: NFC, trimmed. */
export const dossierNumber = z
  .string()
  .normalize('NFC')
  .trim()
  .regex(DOSSIER_NUMBER, 'invalid_number')
  .openapi({ pattern: DOSSIER_NUMBER.source })

/**
 * The number that ends an address, `…/dossiers/2024%2F0123`, read from the address as it came: routers decode in two
 * steps and keep what is no UTF-8, so that a number sent in Latin-1 would be stored as « %C9T-1 ».
 * @throws Problem invalid_number
 */
export function numberFromAddress(address: string): string {
  const segment = new URL(address).pathname.split('/').at(-1) ?? ''
  const number = dossierNumber.safeParse(decode(segment))
  if (!number.success) throw new Problem('invalid_number')
  return number.data
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}
