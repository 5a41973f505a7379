import { html, type TemplateResult } from 'lit'
import type { PortalWords } from './words.ts'

/** Five rows to come; said once, for who cannot see them. */
export function skeleton({ kit }: PortalWords): TemplateResult {
  const row = (width: string): TemplateResult =>
    html`<div class="bone-row"><span class="bone ${width}"></span><span class="bone"></span></div>`
  return html`<div class="skeleton">
    <p class="vh" role="status">${kit.loading}</p>
    <div aria-hidden="true">${['w1', 'w3', 'w2', 'w1', 'w2'].map(row)}</div>
  </div>`
}
