import { html, nothing, type TemplateResult } from 'lit'
import type { NamedFile, ZoneProblem } from '../client/index.ts'
import type { InboxItem, InboxShare, ShareReturn } from '../contract/index.ts'
import { icon, problemBanner, problemText, type Localize, loaderCircleIcon, wifiOffIcon } from '../kit/index.ts'
import type { InboxList } from './inbox-list.ts'
import { nearEnd } from './last-day.ts'
import type { Messages } from './messages.fr.ts'
import type { OpenShare } from './open-share.ts'

/** What the list's template needs of the widget. */
export interface ListView {
  words: Localize<Messages>
  list: InboxList
  isOffline: boolean
  /** Address of a share's page, for a new tab. */
  pathOf: (shareId: string) => string
  onOpen: (shareId: string, event: Event) => void
  /** Asks at once; the share’s own page tells how it went. */
  onExtension: (shareId: string, event: Event) => void
  onMore: () => void
  onRetry: () => void
}

/** What an open share's templates need of the widget. */
export interface ShareView {
  words: Localize<Messages>
  open: OpenShare
  share: InboxShare
  isOffline: boolean
  mayReturn: boolean
  /** How many files wait for what sends them. */
  kept: number
  /** Files on their way. */
  rows: unknown
  /** How many things are held over the widget; 0 when none is. */
  dragged: number
  /** « Partages reçus », the way back. */
  crumb: TemplateResult
  /** Files may come soon. */
  onHint: () => void
  onReturn: (files: readonly NamedFile[], documentId?: string) => void
  onWithdraw: (item: ShareReturn) => void
  onExtension: () => void
}

/** What the reader asked for and did not get, else why the page may be out of date. */
export function shareProblem({ words, open, isOffline }: Pick<ShareView, 'words' | 'open' | 'isOffline'>): unknown {
  const { strayFailure: failure, problem } = open
  const { kit } = words
  if (failure) return problemBanner(failure.problem, kit, failure.problem.retryable ? failure.retry : undefined)
  if (problem) return loadProblem(problem, words, () => void open.reload())
  return isOffline ? offlineNote(words) : nothing
}

/** What the reader asked for and did not get, beside what they pressed. */
export function rowProblem({ open, words }: ShareView, key: string, fact: string): TemplateResult | typeof nothing {
  const { failure } = open
  if (failure?.key !== key) return nothing
  const { problem, retry } = failure
  const text = html`<b>${fact}</b> ${problemText(problem, words.kit)}`
  return problemBanner(problem, words.kit, problem.retryable ? retry : undefined, text)
}

/** Why the page may be out of date: a load that finds nobody is tried again without being asked for. */
export function loadProblem(problem: ZoneProblem, { t, kit }: Localize<Messages>, onRetry: () => void): TemplateResult {
  if (problem.code !== 'offline') return problemBanner(problem, kit, onRetry)
  return problemBanner(problem, kit, onRetry, navigator.onLine ? t.silent : t.offline)
}

/** What is on screen stays readable, and may be old. */
export function offlineNote({ t }: Localize<Messages>): TemplateResult {
  return html`<p class="banner warn" role="status" part="problem">${icon(wifiOffIcon)}<span>${t.offline}</span></p>`
}

/** « Expire demain »: the day that a reader would miss. */
export function soonBadge(share: Pick<InboxItem, 'expiresAt'>, { t }: Localize<Messages>): unknown {
  const end = nearEnd(share, new Date())
  if (end === null || end === 'expired') return nothing
  return html`<span class="badge warn">${end === 'today' ? t.endsToday : t.endsTomorrow}</span>`
}

/** The telephone of the firm, which is the one who can help. */
export function help({ t }: Localize<Messages>, phone: string | null): TemplateResult | typeof nothing {
  if (phone === null || phone === '') return nothing
  const address = `tel:${phone.replace(/[^\d+]/g, '')}`
  return html`<p class="meta help">${t.help}<a class="nw" href=${address}>${phone}</a></p>`
}

/** Rows to come, shown only after a moment. */
export function skeleton(words: Localize<Messages>): TemplateResult {
  const row = html`<div class="bone-row"><span class="bone w1"></span><span class="bone w2"></span></div>`
  return html`<div class="skeleton" role="status">
    <span class="vh">${words.kit.loading}</span>
    <div aria-hidden="true">${row}${row}${row}</div>
  </div>`
}

/** A spinner takes the place of the icon while a button is at work. */
export function workIcon(isAtWork: boolean, sign: Parameters<typeof icon>[0]): TemplateResult {
  return isAtWork ? icon(loaderCircleIcon, { spin: true }) : icon(sign)
}
