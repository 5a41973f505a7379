import { html, nothing, type TemplateResult } from 'lit'
import type { ZoneProblem } from '../client/index.ts'
import {
  icon,
  problemText,
  type Localize,
  circleAlertIcon,
  folderInputIcon,
  infoIcon,
  loaderCircleIcon,
} from '../kit/index.ts'
import type { Messages } from './messages.fr.ts'

export interface ExportState {
  isExporting: boolean
  /** True once a request was heard by nobody. */
  isUnanswered: boolean
  problem: ZoneProblem | null
}

/** A dossier that the zone does not know yet: the host is asked to export it. */
export function notExported(
  number: string,
  state: ExportState,
  words: Localize<Messages>,
  onExport: () => void,
): TemplateResult {
  const { t } = words
  const { isExporting, isUnanswered, problem } = state
  const banner = (kind: string, text: unknown): TemplateResult =>
    html`<div class="banner ${kind}" role="alert" part="problem">
      ${icon(kind === 'bad' ? circleAlertIcon : infoIcon)}
      <p>${text}</p>
    </div>`
  const refusal = problem && html`<strong>${problemText(problem, words.kit)}</strong> ${t.nothingSent}`
  return html`${refusal ? banner('bad', refusal) : nothing}${isUnanswered ? banner('', t.exportElsewhere) : nothing}
    <section class="empty" part="empty" aria-labelledby="not-exported">
      ${icon(folderInputIcon)}
      <h2 id="not-exported">${t.notExported}</h2>
      <p>${t.whatIsExported}</p>
      <dl class="facts">
        <dt>${t.dossier}</dt>
        <dd class="num">${number}</dd>
      </dl>
      <button class="btn primary" type="button" aria-busy=${isExporting} @click=${isExporting ? nothing : onExport}>
        ${isExporting ? html`${icon(loaderCircleIcon, { spin: true })}${t.exporting}` : t.export}
      </button>
    </section>`
}
