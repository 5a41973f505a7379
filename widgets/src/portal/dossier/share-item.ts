import { html, nothing, type TemplateResult } from 'lit'
import { shareStatus, type Share, type ShareRecipient } from '../../contract/index.ts'
import type { PortalWords } from '../words.ts'
import { factsLine, recipientCells, recipientNote, statusBadge } from './share-facts.ts'

export interface ShareActions {
  copyLink: (share: Share) => void
  extend: (share: Share) => void
  add: (share: Share) => void
  revoke: (share: Share) => void
  resend: (share: Share, recipient: ShareRecipient) => void
  remove: (share: Share, recipient: ShareRecipient) => void
}

/** One share of a dossier: what was sent, until when, and what each recipient did. */
export function shareItem(share: Share, isClosed: boolean, words: PortalWords, actions: ShareActions): TemplateResult {
  const { t } = words
  const now = new Date()
  const heads = [t.recipient, t.notified, t.opened, t.downloaded, t.returned]
  const rows = share.recipients.map((recipient) => recipientRow(share, recipient, words, actions, now))
  return html`<article class="share-item" aria-labelledby="share-${share.id}">
    <div class="title-line">
      <h3 id="share-${share.id}">${share.title}</h3>
      ${statusBadge(share, words, now)}
    </div>
    ${share.revokedAt === null && !isClosed ? shareButtons(share, words, actions, now) : nothing}
    <p class="meta">${factsLine(share, words, now)}</p>
    <table class="table trace" role="table" aria-label=${t.recipientsOf(share.title)}>
      <thead role="rowgroup">
        <tr role="row">
          ${heads.map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}
          <th scope="col" role="columnheader"><span class="vh">${t.actions}</span></th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows}
      </tbody>
    </table>
  </article>`
}

function shareButtons(share: Share, { t, kit }: PortalWords, actions: ShareActions, now: Date): TemplateResult {
  const button = (label: string, run: (share: Share) => void, kind = ''): TemplateResult =>
    html`<button
      class="btn quiet small ${kind}"
      type="button"
      aria-label=${kit.actionOn(label, share.title)}
      @click=${() => run(share)}
    >
      ${label}
    </button>`
  // An expired share can be taken up again, nothing else.
  const isExpired = shareStatus(share, now) === 'expired'
  const others = html`${button(t.addToShare, actions.add)} ${button(t.revoke, actions.revoke, 'alert')}`
  return html`<div class="acts">
    ${isExpired ? nothing : button(t.copyLink, actions.copyLink)} ${button(t.extend, actions.extend)}
    ${isExpired ? nothing : others}
  </div>`
}

function recipientRow(
  share: Share,
  recipient: ShareRecipient,
  words: PortalWords,
  actions: ShareActions,
  now: Date,
): TemplateResult {
  const { t } = words
  const { name, removedAt } = recipient
  const isLive = ['live', 'expires_soon'].includes(shareStatus(share, now)) && removedAt === null
  const buttons = html`<button
      class="btn quiet small"
      type="button"
      aria-label=${t.resendTo(name)}
      @click=${() => actions.resend(share, recipient)}
    >
      ${t.resend}
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
    <th scope="row" role="rowheader"><span class="name">${name}</span> ${recipientNote(recipient, words)}</th>
    ${recipientCells(recipient, share, words, now)}
    <td role="cell" class="r">${isLive ? html`<div class="row-acts">${buttons}</div>` : nothing}</td>
  </tr>`
}
