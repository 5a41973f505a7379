import { html, nothing, type TemplateResult } from 'lit'
import type { Party } from '../../contract/index.ts'
import { address } from '../address.ts'
import type { PortalWords } from '../words.ts'

/** A condominium has dozens of parties: its documents must not wait under all of them. */
const SHOWN_AT_FIRST = 8

export function partyList(parties: Party[], isWhole: boolean, words: PortalWords, showAll: () => void): TemplateResult {
  const { t } = words
  const isCut = !isWhole && parties.length > SHOWN_AT_FIRST + 1
  const shown = isCut ? parties.slice(0, SHOWN_AT_FIRST) : parties
  const more = html`<button class="btn quiet small os" type="button" @click=${showAll}>
    ${t.otherParties(parties.length - SHOWN_AT_FIRST)}
  </button>`
  return html`<div class="parties-block">
    <ul class="parties" role="list" aria-label=${t.partiesOf}>
      ${shown.map((party) => partyItem(party, words))}
    </ul>
    ${isCut ? more : nothing}
  </div>`
}

/** A role says enough of a person; of a company one wants to know that it is one. */
function partyItem({ name, email, role, kind, hasLeft }: Party, { t }: PortalWords): TemplateResult {
  const facts = [role, role === null || kind === 'company' ? t.kinds[kind] : null, hasLeft ? t.hasLeft : null]
  return html`<li class=${hasLeft ? 'is-gone' : ''} tabindex="-1">
    <p class="role">${facts.filter(Boolean).join(' · ')}</p>
    <p><strong>${name}</strong></p>
    <p class="mail">${address(email)}</p>
  </li>`
}
