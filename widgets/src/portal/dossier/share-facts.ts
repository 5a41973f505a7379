import { html, nothing, type TemplateResult } from 'lit'
import {
  addDays,
  awaitedOf,
  isLate,
  shareStatus,
  zoneDate,
  type Instant,
  type Share,
  type ShareRecipient,
} from '../../contract/index.ts'
import { icon, checkIcon, circleAlertIcon, clockIcon, downloadIcon } from '../../kit/index.ts'
import type { PortalWords } from '../words.ts'

/** The last day of access: `expiresAt` is the first instant after it. */
export function lastDay(share: Pick<Share, 'expiresAt'>): Date {
  return new Date(Date.parse(share.expiresAt) - 1)
}

/** Expired or revoked: nobody reads it any more. */
export function isOver(share: Share, now: Date): boolean {
  return ['expired', 'revoked'].includes(shareStatus(share, now))
}

/** The server of this recipient has refused the last notice. */
export function isUndelivered({ sentAt, undeliveredAt, removedAt }: ShareRecipient): boolean {
  return undeliveredAt !== null && removedAt === null && (sentAt === null || undeliveredAt >= sentAt)
}

export function statusBadge(share: Share, { t }: PortalWords, now: Date): TemplateResult {
  const status = shareStatus(share, now)
  if (status !== 'expires_soon')
    return html`<span class=${status === 'live' ? 'badge ok' : 'badge'}>${t.status[status]}</span>`
  const day = zoneDate(lastDay(share))
  const today = zoneDate(now)
  const words = day === today ? t.expiresToday : day === addDays(today, 1) ? t.expiresTomorrow : t.status.expires_soon
  return html`<span class="badge warn">${words}</span>`
}

/** « 2 en retard »: the share ends soon, and so many have not opened it, or not returned what they were asked for. */
export function lateBadge(share: Share, { t }: PortalWords, now: Date): TemplateResult | typeof nothing {
  const count = share.recipients.filter((recipient) => isLate(recipient, share, now)).length
  return count === 0 ? nothing : html`<span class="badge warn">${t.lateCount(count)}</span>`
}

/** Whoever may be reminded at all: a share that nobody is told of reminds nobody. */
export function mayRemind(share: Share, now: Date): boolean {
  const isTold = share.recipients.some(({ removedAt, notifyRecipient }) => removedAt === null && notifyRecipient)
  return isTold && !isOver(share, now)
}

/** « 2 documents · envoyé le … par … · échéance le … » */
export function factsLine(share: Share, { t, date }: PortalWords, now: Date): string {
  const status = shareStatus(share, now)
  const end = date(lastDay(share))
  const facts = [t.documentCount(share.documents.length), t.sentOnBy(date(share.createdAt), share.sender.name)]
  if (share.revokedAt !== null) facts.push(t.revokedOn(date(share.revokedAt)))
  else facts.push(status === 'expired' ? t.expiredOn(end) : t.endsOn(end))
  return facts.join(' · ')
}

/** Avisé · Ouvert · Téléchargé · Remis: a check and its time, or in a word why there is none. */
export function recipientCells(recipient: ShareRecipient, share: Share, words: PortalWords, now: Date): TemplateResult {
  const { t } = words
  const isLive = !isOver(share, now) && recipient.removedAt === null
  const nothingBack = isLive ? t.notYet : t.nothingReturned
  return html`${notified(recipient, words)} ${fact(t.opened, recipient.openedAt, t.notYet, words)}
  ${downloaded(recipient, words)}
  ${fact(t.returned, recipient.returnedAt, recipient.mayReturn ? nothingBack : t.readOnly, words)}`
}

function notified(recipient: ShareRecipient, words: PortalWords): TemplateResult {
  const { t, dateTime } = words
  const { sentAt, undeliveredAt, notifyRecipient } = recipient
  if (undeliveredAt === null || !isUndelivered(recipient))
    return fact(t.notified, sentAt, notifyRecipient ? t.sending : t.notNotified, words)
  return html`<td role="cell" data-label=${t.labelled(t.notified)}>
    <span class="status bad">
      ${icon(circleAlertIcon, { small: true })}<span>${t.undelivered}, ${dateTime(undeliveredAt)}</span>
    </span>
  </td>`
}

/** A check once the last byte has left; what was only begun, or broke off, is said in words. */
function downloaded(recipient: ShareRecipient, words: PortalWords): TemplateResult {
  const { t, dateTime } = words
  const { openedAt, downloadedAt, downloadCompletedAt } = recipient
  if (downloadedAt === null || downloadCompletedAt !== null)
    return fact(t.downloaded, downloadCompletedAt, t.notYet, words, openedAt === null)
  return html`<td role="cell" data-label=${t.labelled(t.downloaded)}>
    <span class="status begun">
      ${icon(downloadIcon, { small: true })}<span>${t.begun(dateTime(downloadedAt))}</span>
    </span>
  </td>`
}

/** @param isImplied left out on a narrow screen: the fact before says as much. */
function fact(
  name: string,
  at: Instant | null,
  otherwise: string,
  { t, dateTime }: PortalWords,
  isImplied = false,
): TemplateResult {
  if (at === null)
    return html`<td role="cell" class="not${isImplied ? ' skip' : ''}" data-label=${t.labelled(name)}>${otherwise}</td>`
  return html`<td role="cell" data-label=${t.labelled(name)}>
    <span class="status">${icon(checkIcon, { small: true })}<span class="num">${dateTime(at)}</span></span>
  </td>`
}

/** What happened to a recipient beside the four facts. */
export function recipientNote(
  recipient: ShareRecipient,
  share: Share,
  words: PortalWords,
  now: Date,
): TemplateResult | typeof nothing {
  const { t, shortDate } = words
  const { removedAt, extensionRequestedAt, remindedAt } = recipient
  if (removedAt !== null) return html`<small class="meta">${t.removedOn(shortDate(removedAt))}</small>`
  const asks = extensionRequestedAt === null ? '' : t.asksExtension(shortDate(extensionRequestedAt))
  const asking = html`<span class="status warn">${icon(clockIcon, { small: true })}<span>${asks}</span></span>`
  const reminded = remindedAt === null ? '' : t.remindedOn(shortDate(remindedAt))
  return html`${lateness(recipient, share, words, now)} ${asks === '' ? nothing : asking}
  ${reminded === '' ? nothing : html`<small class="meta">${reminded}</small>`}`
}

function lateness(
  recipient: ShareRecipient,
  share: Share,
  { t }: PortalWords,
  now: Date,
): TemplateResult | typeof nothing {
  const awaited = awaitedOf(recipient)
  if (awaited === null || !isLate(recipient, share, now)) return nothing
  return html`<span class="late"><span class="badge warn">${t.late}</span> <span>${t.lateFor[awaited]}</span></span>`
}
