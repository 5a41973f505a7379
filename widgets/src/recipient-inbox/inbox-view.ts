import { html, nothing, type TemplateResult } from 'lit'
import type { NamedFile, UploadQueue } from '../client/index.ts'
import type { InboxShare, ShareReturn } from '../contract/index.ts'
import { icon, problemBanner, type Localize, loaderCircleIcon } from '../kit/index.ts'
import type { InboxList } from './inbox-list.ts'
import type { Messages } from './messages.fr.ts'
import type { OpenShare } from './open-share.ts'

/** What the list's template needs of the widget. */
export interface ListView {
  words: Localize<Messages>
  list: InboxList
  /** Address of a share's page, for a new tab. */
  pathOf: (shareId: string) => string
  onOpen: (shareId: string, event: Event) => void
  onMore: () => void
  onRetry: () => void
}

/** What an open share's templates need of the widget. */
export interface ShareView {
  words: Localize<Messages>
  open: OpenShare
  share: InboxShare
  /** Null when nothing may be returned. */
  queue: UploadQueue | null
  /** How many things are held over the widget; 0 when none is. */
  dragged: number
  /** « Partages reçus », the way back. */
  crumb: TemplateResult
  onReturn: (files: readonly NamedFile[], documentId?: string) => void
  onWithdraw: (item: ShareReturn) => void
}

/** What the reader asked for and did not get, else why the page may be out of date. */
export function shareProblem({ words: { kit }, open }: Pick<ShareView, 'words' | 'open'>): unknown {
  const { failure, problem } = open
  if (failure) return problemBanner(failure.problem, kit, failure.problem.retryable ? failure.retry : undefined)
  return problem ? problemBanner(problem, kit, () => void open.reload()) : nothing
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
