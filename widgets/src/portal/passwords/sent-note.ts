import { html, type TemplateResult } from 'lit'
import { icon, mailIcon } from '../../kit/index.ts'
import type { Messages } from '../messages.fr.ts'

/** Takes the place of what asked for a link: where to look now, and what if nothing comes. */
export function sentNote(t: Messages, fact: string, actions: unknown): TemplateResult {
  return html`<div>
      <h1 tabindex="-1">${t.readMail}</h1>
      <p class="lede sent">${icon(mailIcon)}<span>${fact}</span></p>
    </div>
    <p class="soft">${t.nothingReceived}</p>
    ${actions}`
}
