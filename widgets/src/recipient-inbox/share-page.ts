import { html, nothing, type TemplateResult } from 'lit'
import { icon, circleCheckIcon, clockIcon } from '../kit/index.ts'
import { shareProblem, workIcon, type ShareView } from './inbox-view.ts'
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
      </p>
    </div>
    ${
      share.message === ''
        ? nothing
        : html`<blockquote class="quote" aria-label=${t.message}><p>${share.message}</p></blockquote>`
    }
    ${shareProblem(view)} ${sharedDocuments(view)} ${view.queue ? returnSection(view, view.queue) : handedOver(view)}
    ${help(view)}`
}

function expiredPage(view: ShareView): TemplateResult {
  const { share, words, open, crumb } = view
  const { t, date } = words
  const isAtWork = open.isAtWork('extension')
  const ask = html`<div class="row">
    <button
      class="btn primary"
      type="button"
      aria-busy=${isAtWork ? 'true' : 'false'}
      @click=${() => void open.askExtension()}
    >
      ${isAtWork ? workIcon(true, clockIcon) : nothing}${t.askExtension}
    </button>
  </div>`
  const asked = html`<p class="status ok">${icon(circleCheckIcon, { small: true })}<span>${t.extensionAsked}</span></p>`
  return html`<div class="full">
      ${icon(clockIcon)}
      <h1 tabindex="-1">${t.expired(date(lastDay(share)))}</h1>
      <p class="soft">${t.expiredDetail(share.title, share.firm)}</p>
      ${shareProblem(view)}
      <div role="status">${share.extensionRequestedAt === null ? nothing : asked}</div>
      ${share.extensionRequestedAt === null ? ask : nothing}
      <p>${crumb}</p>
    </div>
    ${handedOver(view)} ${help(view)}`
}

/** The telephone of the firm, which is the one who can help. */
function help({ share, words }: ShareView): TemplateResult | typeof nothing {
  const { firmPhone } = share
  if (firmPhone === null || firmPhone === '') return nothing
  const address = `tel:${firmPhone.replace(/[^\d+]/g, '')}`
  return html`<p class="meta help">${words.t.help}<a class="nw" href=${address}>${firmPhone}</a></p>`
}
