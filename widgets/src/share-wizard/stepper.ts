import { html, nothing, type TemplateResult } from 'lit'
import { icon, type Localize, checkIcon } from '../kit/index.ts'
import type { Messages } from './messages.fr.ts'

export type Step = 'details' | 'recipients'

/** Where one is; « Précédent » is the way back, so it is not clickable. */
export function stepper(step: Step | 'done', { t }: Localize<Messages>): TemplateResult {
  const isSecond = step === 'recipients'
  const current = (is: boolean): unknown => (is ? 'step' : nothing)
  return html`<ol class="steps" role="list" aria-label=${t.steps}>
    <li class=${isSecond ? 'done' : ''} aria-current=${current(!isSecond)}>
      <span class="n" aria-hidden="true">${isSecond ? icon(checkIcon, { small: true }) : 1}</span>
      ${isSecond ? html`<span class="vh">${t.stepDone}</span>` : nothing}${t.details}
    </li>
    <li aria-current=${current(isSecond)}><span class="n" aria-hidden="true">2</span>${t.recipients}</li>
  </ol>`
}
