import { html, nothing, type TemplateResult } from 'lit'
import { icon, loaderCircleIcon } from '../kit/index.ts'

export interface FootView {
  banner: TemplateResult | typeof nothing
  /** « Annuler »; null once there is nothing left to give up. */
  cancel: { label: string; run: () => void } | null
  secondary?: TemplateResult | typeof nothing
  /** Words of the button that goes on. */
  goOn: string
  /** Its words while it is at work. */
  work?: string | null
}

export function wizardFoot({ banner, cancel, secondary = nothing, goOn, work = null }: FootView): TemplateResult {
  return html`${banner}
    ${
      cancel
        ? html`<button class="btn quiet first" type="button" @click=${cancel.run}>${cancel.label}</button>`
        : nothing
    }
    ${secondary}
    <button class="btn primary" type="submit" aria-busy=${work === null ? 'false' : 'true'} @click=${onlyOnce}>
      ${work === null ? goOn : html`${icon(loaderCircleIcon, { spin: true })}${work}`}
    </button>`
}

/** The next step's button comes under the pointer: the second click of a double one is not meant for it. */
function onlyOnce(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault()
}
