import { html, nothing, type TemplateResult } from 'lit'
import { circleCheckIcon, icon } from '../kit/index.ts'
import type { Handover } from './handover.ts'
import type { Messages } from './messages.fr.ts'

const STEPS = { code: 2, documents: 3, receipt: null } as const

/** The title and how far the visitor is; once all is sent, that it is. */
export function boxHeading(t: Messages, handover: Handover | null, isLoaded: boolean): TemplateResult {
  const title = handover?.title
  if (title) return html`<h2 id="title" class="ok-title" tabindex="-1">${icon(circleCheckIcon)}${title}</h2>`
  const step = handover ? STEPS[handover.step] : isLoaded ? 1 : null
  return html`<h2 id="title" tabindex="-1">${t.title}</h2>
    ${step === null ? nothing : html`<p class="meta">${t.step(step)}</p>`}`
}
