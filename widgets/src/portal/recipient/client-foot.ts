import { html, nothing, type TemplateResult } from 'lit'
import { languageButton } from '../language.ts'
import type { PortalWords } from '../words.ts'

/** Foot of a client's page: their notary is the one who can help. */
export function clientFoot(words: PortalWords, phone: string | null, more: unknown = nothing): TemplateResult {
  const address = `tel:${phone?.replace(/[^\d+]/g, '') ?? ''}`
  const help = html`<span class="help">${words.t.help}<a class="nw" href=${address}>${phone}</a></span>`
  return html`<footer class="foot">${phone ? help : nothing} ${languageButton(words)} ${more}</footer>`
}
