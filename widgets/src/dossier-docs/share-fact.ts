import { html, type TemplateResult } from 'lit'
import type { DossierDocument, ShareFact } from '../contract/index.ts'
import {
  icon,
  type Icon,
  type Localize,
  clockIcon,
  downloadIcon,
  eyeIcon,
  loaderCircleIcon,
  sendIcon,
  undo2Icon,
} from '../kit/index.ts'
import type { Messages } from './messages.fr.ts'

const SIGNS: Record<ShareFact['fact'], Icon> = {
  sent: sendIcon,
  opened: eyeIcon,
  downloaded: downloadIcon,
  returned: undo2Icon,
  expired: clockIcon,
}

/** The share column: being checked, the furthest fact of its shares, or nothing. */
export function shareFact(document: DossierDocument, { t }: Localize<Messages>): TemplateResult {
  const { state } = document
  const share = document.share ?? broughtBack(document)
  if (state === 'scanning')
    return html`<span class="status"
      >${icon(loaderCircleIcon, { small: true, spin: true })}<span>${t.scanning}</span></span
    >`
  if (!share)
    return html`<span class="status"><span aria-hidden="true">–</span><span class="vh">${t.notShared}</span></span>`
  const isDone = share.fact === 'returned' || (share.fact === 'downloaded' && share.count === share.of)
  return html`<span class=${isDone ? 'status ok' : 'status'}
    >${icon(SIGNS[share.fact], { small: true })}<span>${sentence(share, t)}</span></span
  >`
}

/** What a recipient brought came by a share, even when none has sent it out since. */
function broughtBack({ addedByKind, addedBy }: DossierDocument): ShareFact | null {
  return addedByKind === 'recipient' ? { fact: 'returned', count: 1, of: 1, by: addedBy } : null
}

function sentence({ fact, count, of, by }: ShareFact, { facts }: Messages): string {
  if (fact === 'expired') return facts.expired
  if (fact === 'sent') return facts.sent(of)
  if (fact === 'returned' && by !== undefined) return facts.returnedBy(by)
  return facts[fact](count, of)
}
