import { fold } from '../platform/fold.ts'

interface Known {
  id: string
  externalId: string | null
  email: string
  nameFold: string
}

interface Exported {
  externalId: string | null
  email: string
  name: string
}

/**
 * Which known party each exported one is: by external id, else by e-mail and name, else none.
 * All external ids are matched first, so that nobody is taken by name whom a later line means by id;
 * a known party is taken once, so that two who share name and address stay two.
 * @returns ids of known parties, or null, in the order of `exported`
 */
export function matchParties(exported: readonly Exported[], known: readonly Known[]): (string | null)[] {
  const free = new Map(known.map((party) => [party.id, party]))
  const take = (isSame: (party: Known) => boolean): string | null => {
    const found = [...free.values()].find(isSame)
    if (found !== undefined) free.delete(found.id)
    return found?.id ?? null
  }
  const byExternalId = exported.map(({ externalId }) =>
    externalId === null ? null : take((party) => party.externalId === externalId),
  )
  return exported.map(
    ({ email, name }, i) => byExternalId[i] ?? take((party) => party.email === email && party.nameFold === fold(name)),
  )
}
