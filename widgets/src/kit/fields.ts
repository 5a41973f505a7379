import { html, nothing, type TemplateResult } from 'lit'
import { circleAlertIcon, icon, loaderCircleIcon } from './icons.ts'

/** What stands under a field that is wrong, and is named by its `aria-describedby`. */
export function fieldError(id: string, text: string | null | undefined): TemplateResult | typeof nothing {
  return text
    ? html`<p class="error" id=${id}>${icon(circleAlertIcon, { small: true })}<span>${text}</span></p>`
    : nothing
}

/** The one button of a form; at work it says so and keeps its width and focus. */
export function actionButton(label: string, working: string | null, onClick?: () => void): TemplateResult {
  return html`<button
    class="btn primary wide"
    type=${onClick ? 'button' : 'submit'}
    aria-busy=${working === null ? 'false' : 'true'}
    @click=${onClick}
  >
    ${working === null ? label : html`${icon(loaderCircleIcon, { spin: true })}${working}`}
  </button>`
}
