import { html, nothing, type TemplateResult } from 'lit'
import type { Dossier } from '../../contract/index.ts'
import { icon, loaderCircleIcon, triangleAlertIcon } from '../../kit/index.ts'
import type { PortalWords } from '../words.ts'

const DAY = 24 * 60 * 60 * 1000
/** Members are told by e-mail as many days before. */
const WARN_DAYS = 14
/** What a firm that chose nothing keeps a dossier for. */
const KEPT_DAYS = 90

export interface Keeping {
  isWorking: boolean
  /** It was put off a moment ago. */
  isDone: boolean
  keep: () => void
}

function isWithin(days: number, { purgeAt }: Dossier, now: Date): boolean {
  return Date.parse(purgeAt) - now.getTime() <= days * DAY
}

/** « Conservé au moins jusqu’au … », and the way to a later date when it would be later by a day at least. */
export function keepingLine(
  dossier: Dossier,
  keeping: Keeping,
  words: PortalWords,
  now: Date,
): TemplateResult | typeof nothing {
  if (isWithin(WARN_DAYS, dossier, now)) return nothing
  const isWorthwhile = !keeping.isDone && isWithin(KEPT_DAYS - 1, dossier, now)
  return html`<p class="keeping meta">
    <span>${words.t.keptUntil(words.date(dossier.purgeAt))}</span>
    ${isWorthwhile ? keepButton(keeping, words) : nothing}
  </p>`
}

/** The last two weeks. */
export function keepingWarning(
  dossier: Dossier,
  keeping: Keeping,
  words: PortalWords,
  now: Date,
): TemplateResult | typeof nothing {
  if (!isWithin(WARN_DAYS, dossier, now)) return nothing
  const { t, date } = words
  return html`<div class="banner warn">
    ${icon(triangleAlertIcon)}
    <p><strong>${t.destroyedAfter(date(dossier.purgeAt))}</strong> ${t.destroyedDetail}</p>
    ${keepButton(keeping, words)}
  </div>`
}

function keepButton({ isWorking, keep }: Keeping, { kit }: PortalWords): TemplateResult {
  return html`<button class="btn quiet small oe" type="button" aria-busy=${isWorking ? 'true' : 'false'} @click=${keep}>
    ${isWorking ? icon(loaderCircleIcon, { small: true, spin: true }) : nothing}${kit.keep}
  </button>`
}
