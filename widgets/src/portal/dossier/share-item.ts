import { html, nothing, type TemplateResult } from 'lit'
import type { ZoneProblem } from '../../client/index.ts'
import type { Share, ShareRecipient } from '../../contract/index.ts'
import { circleAlertIcon, icon, infoIcon, loaderCircleIcon, mailIcon, problemBanner } from '../../kit/index.ts'
import type { PortalWords } from '../words.ts'
import {
  factsLine,
  isOver,
  isUndelivered,
  lateBadge,
  mayRemind,
  recipientCells,
  recipientNote,
  statusBadge,
} from './share-facts.ts'

export interface ShareActions {
  copyLink: (share: Share) => void
  extend: (share: Share) => void
  add: (share: Share) => void
  revoke: (share: Share) => void
  /** Turns its reminders off, or on again. */
  turnReminders: (share: Share) => void
  resend: (share: Share, recipient: ShareRecipient) => void
  remove: (share: Share, recipient: ShareRecipient) => void
}

/** What the list knows beside the shares themselves. */
export interface ShareDesk {
  words: PortalWords
  actions: ShareActions
  /** The dossier is closed: nothing more can be done. */
  isClosed: boolean
  now: Date
  /** Id of the share or of the recipient that a call is about. */
  busy: string | null
  /** What went wrong, and with which share. */
  trouble: { shareId: string; problem: ZoneProblem } | null
  /** A link that the browser would not copy. */
  link: Share | null
}

/** One share of a dossier: what was sent, until when, and what each recipient did. */
export function shareItem(share: Share, desk: ShareDesk): TemplateResult {
  const { words, now, trouble, link } = desk
  const { t, kit } = words
  const heads = [t.recipient, t.notified, t.opened, t.downloaded, t.returned]
  const byHand = html`<p class="banner" role="alert">
    ${icon(infoIcon)}<span>${t.linkNotCopied} <span class="link">${share.url}</span></span>
  </p>`
  return html`<article class="share-item" aria-labelledby="share-${share.id}">
    <div class="title-line">
      <h3 id="share-${share.id}" tabindex="-1">${share.title}</h3>
      ${statusBadge(share, words, now)} ${lateBadge(share, words, now)}
    </div>
    ${share.revokedAt === null && !desk.isClosed ? shareButtons(share, desk) : nothing}
    <div class="facts">
      <p class="meta">${factsLine(share, words, now)}</p>
      ${mayRemind(share, now) && !desk.isClosed ? reminders(share, desk) : nothing}
    </div>
    ${trouble?.shareId === share.id ? problemBanner(trouble.problem, kit) : nothing}
    ${link?.id === share.id ? byHand : nothing}
    <table class="table trace" role="table" aria-label=${t.recipientsOf(share.title)}>
      <thead role="rowgroup">
        <tr role="row">
          ${heads.map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}
          <th scope="col" role="columnheader"><span class="vh">${t.actions}</span></th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${share.recipients.map((recipient) => recipientRow(share, recipient, desk))}
      </tbody>
    </table>
  </article>`
}

function shareButtons(share: Share, { words, actions, now, busy }: ShareDesk): TemplateResult {
  const { t, kit } = words
  const button = (label: string, run: (share: Share) => void, kind = '', isBusy = false): TemplateResult =>
    html`<button
      class="btn quiet small ${kind}"
      type="button"
      aria-label=${kit.actionOn(label, share.title)}
      aria-busy=${isBusy ? 'true' : 'false'}
      @click=${() => run(share)}
    >
      ${label}
    </button>`
  // An expired share can be taken up again, nothing else.
  if (isOver(share, now)) return html`<div class="acts">${button(t.extend, actions.extend)}</div>`
  return html`<div class="acts">
    ${button(t.copyLink, actions.copyLink)} ${button(t.extend, actions.extend)} ${button(t.addToShare, actions.add)}
    ${button(t.revoke, actions.revoke, 'alert', busy === share.id)}
  </div>`
}

/** Whether reminders leave by themselves, and the button that changes it. */
function reminders(share: Share, { words, actions, busy }: ShareDesk): TemplateResult {
  const { t, kit } = words
  const label = share.isReminded ? t.noReminders : t.remind
  return html`<p class="meta reminders">
    ${icon(mailIcon, { small: true })}<span>${share.isReminded ? t.reminders : t.noReminders}</span>
    <button
      class="btn quiet small"
      type="button"
      aria-label=${kit.actionOn(label, share.title)}
      aria-busy=${busy === remindersOf(share) ? 'true' : 'false'}
      @click=${() => actions.turnReminders(share)}
    >
      ${label}
    </button>
  </p>`
}

/** What a call that turns them is about. */
export function remindersOf({ id }: Share): string {
  return `reminders ${id}`
}

function recipientRow(share: Share, recipient: ShareRecipient, desk: ShareDesk): TemplateResult {
  const { words, actions, now, busy } = desk
  const { t } = words
  const { id, name, removedAt } = recipient
  const isLive = !isOver(share, now) && !desk.isClosed && removedAt === null
  const isBusy = busy === id
  const buttons = html`<button
      class="btn quiet small"
      type="button"
      aria-label=${t.resendTo(name)}
      aria-busy=${isBusy ? 'true' : 'false'}
      @click=${() => actions.resend(share, recipient)}
    >
      ${isBusy ? icon(loaderCircleIcon, { small: true, spin: true }) : nothing}${t.resend}
    </button>
    <button
      class="btn quiet small alert"
      type="button"
      aria-label=${t.removeRecipient(name)}
      @click=${() => actions.remove(share, recipient)}
    >
      ${t.remove}
    </button>`
  return html`<tr role="row" class=${removedAt === null ? '' : 'is-gone'}>
      <th scope="row" role="rowheader">
        <span class="name">${name}</span> ${recipientNote(recipient, share, words, now)}
      </th>
      ${recipientCells(recipient, share, words, now)}
      <td role="cell" class="r">${isLive ? html`<div class="row-acts">${buttons}</div>` : nothing}</td>
    </tr>
    ${isUndelivered(recipient) && isLive ? whyUndelivered(recipient, words) : nothing}`
}

function whyUndelivered({ email, undeliveredReason }: ShareRecipient, { t }: PortalWords): TemplateResult {
  return html`<tr role="row" class="why">
    <td role="cell" colspan="6">
      <p class="status bad">
        ${icon(circleAlertIcon, { small: true })}
        <span><strong>${t.undeliveredWhy[undeliveredReason ?? 'refused'](email)}</strong> ${t.undeliveredRemedy}</span>
      </p>
    </td>
  </tr>`
}
