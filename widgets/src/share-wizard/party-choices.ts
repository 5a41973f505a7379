import type { Party } from '../contract/index.ts'
import { presentParties, type RecipientDraft, type ShareDraft } from './share-draft.ts'

export interface PartyChoice {
  id: string
  label: string
}

/** What a row's list offers: each party once, the row's own and those that no other row names. */
export function partyChoices(draft: ShareDraft, parties: readonly Party[]): (row: RecipientDraft) => PartyChoice[] {
  const present = presentParties(parties)
  const taken = new Set(draft.recipients.map(({ partyId }) => partyId))
  const names = new Set<string>()
  const shared = new Set<string>()
  for (const name of present.map(nameOf)) (names.has(name) ? shared : names).add(name)
  const choices = present.map((party) => ({
    id: party.id,
    label: shared.has(nameOf(party)) ? `${party.name} (${party.email})` : party.name,
  }))
  return ({ partyId }) => choices.filter(({ id }) => id === partyId || !taken.has(id))
}

function nameOf({ name }: Party): string {
  return name.trim().toLocaleLowerCase()
}
