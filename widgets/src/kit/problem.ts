import { html, nothing, type TemplateResult } from 'lit'
import { ZoneProblem } from '../client/index.ts'
import { icon, circleAlertIcon, wifiOffIcon } from './icons.ts'
import type { Messages } from './messages.fr.ts'

/** Anything thrown, as a ZoneProblem; a fault of our own code is reported to the console too. */
export function asProblem(error: unknown): ZoneProblem {
  if (error instanceof ZoneProblem) return error
  reportError(error)
  return new ZoneProblem({ status: 500, code: 'unexpected' }, error)
}

/** True for a call that was given up on purpose: nothing to tell. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

/** The sentences to show: the zone's own, or ours when it could not answer. */
export function problemText(problem: ZoneProblem, kit: Messages): string {
  // The browser knows whether the network is the reader's to look after.
  if (problem.code === 'offline') return navigator.onLine ? kit.serverSilent : kit.offline
  if (problem.code === 'token_needed' || problem.code === 'token_expired') return kit.tokenNeeded
  if (problem.code === 'origin_refused') return kit.originRefused
  if (problem.code === 'page_outdated') return kit.pageOutdated
  if (problem.detail !== '') return problem.detail
  return problem.requestId === '' ? kit.failed : kit.failedWithId(problem.requestId)
}

/**
 * What went wrong, at the top of a widget or over the field that it concerns; it stays until it is solved.
 * @param text What to say, where the place knows more.
 */
export function problemBanner(
  problem: ZoneProblem,
  kit: Messages,
  onRetry?: () => void,
  text: unknown = problemText(problem, kit),
): TemplateResult {
  const button = html`<button class="btn quiet small oe" type="button" @click=${onRetry}>${kit.retry}</button>`
  return html`<div class="banner bad" role="alert" part="problem">
    ${icon(problem.code === 'offline' ? wifiOffIcon : circleAlertIcon)}
    <p>${text}</p>
    ${onRetry && problem.code !== 'page_outdated' ? button : nothing}
  </div>`
}
