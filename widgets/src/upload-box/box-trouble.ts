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
  const fact = isOtherSite ? t.otherSite : t.noBox
  return trouble(t, fact, phone === null ? t.wayOut : t.callFirm(phone), owner, problem?.requestId)
}

/** What happened and the visitor's way on; under it, what the owner has to do. */
export function trouble(t: Messages, fact: string, remedy: unknown, owner: string, requestId = ''): TemplateResult {
  return html`<div class="banner bad" role="alert" part="problem">
      ${icon(circleAlertIcon)}
      <p><b>${fact}</b> ${remedy}</p>
    </div>
    <slot name="way-out"></slot>
    <p class="meta">
      <b>${t.forOwner}</b
      >${'\u00a0: '}${owner}${requestId !== '' ? html` <span class="num">(${requestId})</span>` : nothing}
    </p>`
}
