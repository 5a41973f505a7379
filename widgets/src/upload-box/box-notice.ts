import { html, nothing, type TemplateResult } from 'lit'
import type { UploadBox } from '../contract/index.ts'
import { icon, lockIcon, type Localize } from '../kit/index.ts'
import type { Messages } from './messages.fr.ts'

/** What is collected, why, and until when, until it has been sent; and what protects it. */
export function boxNotice(
  words: Localize<Messages>,
  box: UploadBox,
  loadedAt: number,
  isSent: boolean,
): TemplateResult {
  const { t } = words
  // What is sent after a night is kept a day longer than the page was told when it opened.
  const destroyedAt = new Date(Date.parse(box.destroyedAt) + Date.now() - loadedAt)
  const notice = html`<div class="notice">
    <p>
      ${t.notice(box.firm, words.date(destroyedAt))}
      <a href=${box.privacyUrl} target="_blank" rel="noopener noreferrer"
        >${t.privacy} <span class="vh">${t.newTab}</span></a
      >
    </p>
    <slot name="legal-notice"></slot>
  </div>`
  return html`${isSent ? nothing : notice}
    <p class="box-foot">${icon(lockIcon, { small: true })}<span>${t.encrypted}</span></p>`
}
