import { html, nothing, type TemplateResult } from 'lit'
import { shortHash, type DepositReceipt } from '../contract/index.ts'
import { icon, printerIcon, type Localize } from '../kit/index.ts'
import type { LaterMessages } from './later-messages.fr.ts'
import type { Visitor } from './visitor.ts'

interface ReceiptStep {
  words: Localize<LaterMessages>
  receipt: DepositReceipt
  visitor: Visitor
  onPrint: () => void
  onMore: () => void
}

/** What the firm has, on screen and on paper. */
export function receiptStep({ words, receipt, visitor, onPrint, onMore }: ReceiptStep): TemplateResult {
  const { t } = words
  const { files, firm, submittedAt, destroyedAt } = receipt
  const total = files.reduce((sum, { size }) => sum + size, 0)
  const number = visitor.dossierNumber.trim()
  return html`<div class="form">
    <p>
      ${t.receivedAt(words.date(submittedAt), words.time(submittedAt))} ${t.copySent}
      <strong>${visitor.email.trim()}</strong>.
    </p>
    <table class="receipt" part="receipt">
      <caption class="vh">
        ${t.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t.document}</th>
          <th scope="col" class="r">${t.size}</th>
        </tr>
      </thead>
      <tbody>
        ${files.map(
          ({ name, size, sha256 }) =>
            html`<tr>
              <th scope="row">
                ${name}${
                  sha256 === null
                    ? nothing
                    : html`<span class="hash">${t.fingerprint} <span class="nw">${shortHash(sha256)}</span></span>`
                }
              </th>
              <td class="r num nw">${words.size(size)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${t.total(files.length)}</th>
          <td class="r num nw">${words.size(total)}</td>
        </tr>
      </tfoot>
    </table>
    <dl class="facts">
      ${
        number === ''
          ? nothing
          : html`<dt>${t.dossier}</dt>
              <dd class="num">${number}</dd>`
      }
      <dt>${t.by}</dt>
      <dd>${visitor.name.trim()}</dd>
      <dt>${t.to}</dt>
      <dd>${firm}</dd>
      <dt>${t.kept}</dt>
      <dd>${t.keptUntil(words.date(destroyedAt))}</dd>
    </dl>
    <div class="row by-screen">
      <button class="btn secondary" type="button" @click=${onPrint}>${icon(printerIcon)}${t.print}</button>
      <button class="btn quiet" type="button" @click=${onMore}>${t.more}</button>
    </div>
  </div>`
}
