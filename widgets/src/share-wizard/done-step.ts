import { html, nothing, type TemplateResult } from 'lit'
import { zoneDate, type Share, type ShareRecipient } from '../contract/index.ts'
import { icon, type Icon, type Localize, banIcon, eyeIcon, mailIcon, undo2Icon } from '../kit/index.ts'
import { dayInWords } from './days.ts'
import type { Messages } from './messages.fr.ts'

/** What was sent to whom. */
export function doneStep(share: Share, words: Localize<Messages>): TemplateResult {
  const { t, locale } = words
  // The end of a day is the first instant of the next one.
  const lastDay = dayInWords(locale, zoneDate(new Date(Date.parse(share.expiresAt) - 1)))
  const hasNotice = share.recipients.some(({ notifyRecipient }) => notifyRecipient)
  return html`<dl class="facts">
      <dt>${t.doneTitle}</dt>
      <dd>${share.title}</dd>
      <dt>${t.doneDocuments}</dt>
      <dd>${share.documents.map(({ name }) => name).join(', ')}</dd>
      <dt>${t.doneExpiry}</dt>
      <dd class="starts-sentence">${lastDay}</dd>
    </dl>
    <div>
      <h3 class="label" id="sent-to">${t.sentTo(share.recipients.length)}</h3>
      <ul class="sent" role="list" aria-labelledby="sent-to">
        ${share.recipients.map((recipient) => sentTo(recipient, t))}
      </ul>
    </div>
    ${hasNotice ? html`<p class="meta">${t.confirmation}</p>` : nothing}`
}

function sentTo({ name, email, mayReturn, notifyRecipient }: ShareRecipient, t: Messages): TemplateResult {
  return html`<li>
    <div><strong>${name}</strong><span class="meta">${email}</span></div>
    <div>
      ${notifyRecipient ? status(mailIcon, t.noticeSent) : status(banIcon, t.noNotice)}
      ${mayReturn ? status(undo2Icon, t.mayReturnHint) : status(eyeIcon, t.readOnly)}
    </div>
  </li>`
}

function status(sign: Icon, text: string): TemplateResult {
  return html`<span class="status">${icon(sign, { small: true })}<span>${text}</span></span>`
}
