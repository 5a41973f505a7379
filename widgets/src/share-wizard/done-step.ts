import { html, nothing, type TemplateResult } from 'lit'
import { zoneDate, type Member, type Share, type ShareRecipient } from '../contract/index.ts'
import {
  icon,
  type Icon,
  type Localize,
  banIcon,
  eyeIcon,
  mailIcon,
  triangleAlertIcon,
  undo2Icon,
} from '../kit/index.ts'
import { dayInWords } from './days.ts'
import type { LaterMessages } from './later-messages.fr.ts'

/** How many documents are named before the others are counted. */
const NAMED = 4

export interface DoneView {
  share: Share
  /** Members who got the confirmation too. */
  told: readonly Member[]
  /** True when the last changes came after it had left. */
  isOutdated: boolean
}

/** What was sent to whom. */
export function doneStep({ share, told, isOutdated }: DoneView, words: Localize<LaterMessages>): TemplateResult {
  const { t, locale } = words
  const { recipients, title, expiresAt } = share
  // The end of a day is the first instant of the next one.
  const lastDay = dayInWords(locale, zoneDate(new Date(Date.parse(expiresAt) - 1)))
  const outdated = html`<div class="banner warn">
    ${icon(triangleAlertIcon)}
    <p>${t.outdated}</p>
  </div>`
  // What is long scrolls, and nothing else in it takes the keyboard.
  return html`${isOutdated ? outdated : nothing}
    <dl class="facts" tabindex="0">
      <dt>${t.doneTitle}</dt>
      <dd>${title}</dd>
      <dt>${t.doneDocuments}</dt>
      <dd>${documentNames(share, t)}</dd>
      <dt>${t.doneExpiry}</dt>
      <dd class="starts-sentence">${lastDay}</dd>
    </dl>
    <div>
      <h3 class="label" id="sent-to">${t.sentTo(recipients.length)}</h3>
      <ul class="sent" role="list" aria-labelledby="sent-to">
        ${recipients.map((recipient) => sentTo(recipient, t))}
      </ul>
    </div>
    <div class="meta after">
      ${recipients.some(isTold) ? html`<p>${confirmation(told, words)}</p>` : nothing}
      ${recipients.every(isTold) ? nothing : html`<p>${t.linkByHand}</p>`}
    </div>`
}

function isTold({ notifyRecipient }: ShareRecipient): boolean {
  return notifyRecipient
}

function documentNames({ documents }: Share, t: LaterMessages): string {
  const named = documents.length > NAMED + 1 ? documents.slice(0, NAMED) : documents
  const names = named.map(({ name }) => name).join(', ')
  const others = documents.length - named.length
  return others === 0 ? names : t.andOthers(names, others)
}

function confirmation(told: readonly Member[], { t, locale }: Localize<LaterMessages>): string {
  const names = new Intl.ListFormat(locale).format(told.map(({ name }) => name))
  return told.length === 0 ? t.confirmation : t.confirmationTo(names)
}

function sentTo(recipient: ShareRecipient, t: LaterMessages): TemplateResult {
  const { name, email, mayReturn } = recipient
  return html`<li>
    <div><strong>${name}</strong><span class="meta">${email}</span></div>
    <div>
      ${mailStatus(recipient, t)} ${mayReturn ? status(undo2Icon, t.mayReturnHint) : status(eyeIcon, t.readOnly)}
    </div>
  </li>`
}

/** An activation is sent again only when no link of theirs is good any more: it is not said to have been sent. */
function mailStatus({ notifyRecipient, isActivated }: ShareRecipient, t: LaterMessages): TemplateResult {
  if (notifyRecipient) return status(mailIcon, isActivated ? t.noticeSent : t.noticeAndActivation)
  return isActivated ? status(banIcon, t.noNotice) : status(mailIcon, t.activationOnly)
}

function status(sign: Icon, text: string): TemplateResult {
  return html`<span class="status">${icon(sign, { small: true })}<span>${text}</span></span>`
}
