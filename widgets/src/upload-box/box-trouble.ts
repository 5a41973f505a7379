import { html, nothing, type TemplateResult } from 'lit'
import type { ZoneProblem } from '../client/index.ts'
import { circleAlertIcon, icon } from '../kit/index.ts'
import type { Messages } from './messages.fr.ts'

const REFUSED_SITE = ['box_origin_refused', 'origin_refused']

/** True when no retry helps: the box is not open, or not for this site. */
export function isClosed({ status, code }: ZoneProblem): boolean {
  return status === 404 || code === 'box_closed' || REFUSED_SITE.includes(code)
}

/** Why there is no form: a way out for the visitor first, then what the site's owner has to do. */
export function boxTrouble(
  t: Messages,
  key: string,
  problem: ZoneProblem | null,
  phone: string | null,
): TemplateResult {
  const isOtherSite = problem !== null && REFUSED_SITE.includes(problem.code)
  const owner = key === '' ? t.ownerNoKey : isOtherSite ? t.ownerOtherSite(location.origin) : t.ownerNoBox(key)
  return html`<div class="banner bad" role="alert" part="problem">
      ${icon(circleAlertIcon)}
      <p><b>${isOtherSite ? t.otherSite : t.noBox}</b> ${phone === null ? t.wayOut : t.callFirm(phone)}</p>
    </div>
    <slot name="way-out"></slot>
    <p class="meta">
      <b>${t.forOwner}</b
      >${'\u00a0: '}${owner}${problem?.requestId ? html` <span class="num">(${problem.requestId})</span>` : nothing}
    </p>`
}
