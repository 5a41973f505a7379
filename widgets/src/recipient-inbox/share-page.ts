import { html, nothing, type TemplateResult } from 'lit'
import { icon, banIcon, circleCheckIcon, clockIcon } from '../kit/index.ts'
import { shareProblem, soonBadge, workIcon, type ShareView } from './inbox-view.ts'
import { lastDay, nearEnd } from './last-day.ts'
import { handedOver, returnSection } from './return-section.ts'
import { sharedDocuments } from './shared-documents.ts'

/** One share: what was sent, and the way to answer. */
export function sharePage(view: ShareView): TemplateResult {
  if (nearEnd(view.share, new Date()) === 'expired') return expiredPage(view)
  const { share, words, crumb } = view
  const { t, date } = words
  return html`<div>
      ${crumb}
      <h1 tabindex="-1">${share.title}</h1>
      <p class="soft lede">
        ${t.receivedFrom(date(share.receivedAt), share.sender, share.firm)} ${t.until(date(lastDay(share)))}.
        ${soonBadge(share, words)}
      </p>
    </div>
    ${
      share.message === ''
        ? nothing
        : html`<blockquote class="quote" aria-label=${t.message}><p>${share.message}</p></blockquote>`
    }
    ${shareProblem(view)} ${sharedDocuments(view)} ${returnSection(view)}`
}

/** Revoked, unknown, or somebody else's: no more is told of one than of another. */
export function missingPage({ t }: ShareView['words'], others: TemplateResult): TemplateResult {
  return html`<div class="full">
    ${icon(banIcon)}
    <h1 tabindex="-1">${t.missing}</h1>
    <p class="soft">${t.missingDetail}</p>
    <p>${others}</p>
  </div>`
}

function expiredPage(view: ShareView): TemplateResult {
  const { share, words, open, crumb } = view
  const { t, date } = words
  const isAtWork = open.isAtWork('extension')
  const ask = html`<div class="row">
    <button class="btn primary" type="button" aria-busy=${isAtWork ? 'true' : 'false'} @click=${view.onExtension}>
      ${isAtWork ? workIcon(true, clockIcon) : nothing}${t.askExtension}
    </button>
  </div>`
  const asked = html`<p class="status ok" id="asked" tabindex="-1">
    ${icon(circleCheckIcon, { small: true })}<span>${t.extensionAsked}</span>
  </p>`
  return html`<div class="full">
      ${icon(clockIcon)}
      <h1 tabindex="-1">${t.expired(date(lastDay(share)))}</h1>
      <p class="soft">${t.expiredDetail(share.title, share.firm)}</p>
      ${shareProblem(view)}
      <div role="status">${share.extensionRequestedAt === null ? nothing : asked}</div>
      ${share.extensionRequestedAt === null ? ask : nothing}
      <p>${crumb}</p>
    </div>
    ${handedOver(view)}`
}
