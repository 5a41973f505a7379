import { html, nothing, type TemplateResult } from 'lit'
import type { ZoneProblem } from '../client/index.ts'
import { circleAlertIcon, icon, problemText, wifiOffIcon, type Icon, type Localize } from '../kit/index.ts'
import type { LaterMessages } from './later-messages.fr.ts'

/** Why nothing comes yet, and that nothing is lost. */
export function waitingBanner(
  problem: ZoneProblem,
  words: Localize<LaterMessages>,
  onRetry: () => void,
): TemplateResult {
  const { t, kit } = words
  const button = html`<button class="btn quiet small oe" type="button" @click=${onRetry}>${kit.retry}</button>`
  const text = html`${strong(whatHappened(problem, words))} ${t.goesOn}`
  return banner('warn', problem.status === 0 ? wifiOffIcon : circleAlertIcon, text, button)
}

/** What waits is not what is written now. */
export function heldBanner({ t }: Localize<LaterMessages>): TemplateResult {
  return banner('warn', circleAlertIcon, t.held)
}

/** @param others refusals that are about no field, in place of the zone's general sentence */
export function refusedBanner(
  problem: ZoneProblem,
  others: readonly string[],
  isUnsure: boolean,
  { t, kit }: Localize<LaterMessages>,
): TemplateResult {
  const text = others.length > 0 ? others.join(' ') : (t.refusals[problem.code] ?? problemText(problem, kit))
  return banner('bad', circleAlertIcon, html`${strong(text)} ${isUnsure ? nothing : t.nothingSent}`)
}

function whatHappened(problem: ZoneProblem, { t, kit }: Localize<LaterMessages>): string {
  const { cause } = problem
  if (problem.status === 401) return t.sessionEnded
  if (problem.status !== 0) return problemText(problem, kit)
  return cause instanceof DOMException && cause.name === 'TimeoutError' ? t.silent : t.offline
}

function strong(text: string): TemplateResult {
  return html`<strong>${text}</strong>`
}

function banner(look: 'warn' | 'bad', sign: Icon, text: unknown, button: unknown = nothing): TemplateResult {
  return html`<div class="banner ${look}" role="alert" part="problem">
    ${icon(sign)}
    <p>${text}</p>
    ${button}
  </div>`
}
