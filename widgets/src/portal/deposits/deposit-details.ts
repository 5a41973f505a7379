import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Deposit, DepositDetails } from '../../contract/index.ts'
import {
  clockIcon,
  downloadIcon,
  eyeIcon,
  fileIcon,
  folderInputIcon,
  icon,
  loaderCircleIcon,
  problemText,
  shieldAlertIcon,
  trash2Icon,
} from '../../kit/index.ts'
import { hasPreview } from '../../kit/look/has-preview.ts'
import { skeleton } from '../skeleton.ts'
import type { PortalWords } from '../words.ts'
import { depositProblem } from './deposit-problem.ts'
import type { OpenDeposit } from './open-deposits.ts'
import type { DepositWords } from './words.ts'

type DepositDocument = DepositDetails['documents'][number]

export interface DetailsActions {
  retry(): void
  download(document: DepositDocument): void
  look(document: DepositDocument): void
  file(details: DepositDetails): void
  remove(): void
}

/** What a visitor left: his words, his documents, and what to do with them. */
export function depositDetails(
  deposit: Deposit,
  open: OpenDeposit,
  words: DepositWords,
  site: PortalWords,
  actions: DetailsActions,
): TemplateResult {
  const { t } = words
  const { details, problem } = open
  if (problem) return depositProblem(problem, words, () => actions.retry())
  if (!details) return skeleton(site)
  const { name, message, documents } = details
  return html`<div class="details">
    ${
      message === ''
        ? nothing
        : html`<div>
            <p class="label">${t.message}</p>
            <p class="message">${message}</p>
          </div>`
    }
    <ul class="files" role="list" aria-label=${t.documentsOf(name)}>
      ${repeat(
        documents,
        ({ id }) => id,
        (document) => row(document, open, words, actions),
      )}
    </ul>
    <div class="acts">
      <button
        class="btn secondary"
        type="button"
        aria-label=${t.fileOne(name)}
        aria-haspopup="dialog"
        @click=${() => actions.file(details)}
      >
        ${icon(folderInputIcon)}${t.file}
      </button>
      <button
        class="btn quiet alert"
        type="button"
        aria-label=${t.removeOne(deposit.name)}
        aria-haspopup="dialog"
        @click=${() => actions.remove()}
      >
        ${icon(trash2Icon)}${t.remove}
      </button>
    </div>
  </div>`
}

function row(
  document: DepositDocument,
  { busy, trouble }: OpenDeposit,
  words: DepositWords,
  actions: DetailsActions,
): TemplateResult {
  const { t, kit, size } = words
  const { id, name, state } = document
  const isAtWork = busy === id
  const button = html`<button
    class="btn icon small"
    type="button"
    aria-label=${t.downloadOne(name)}
    aria-busy=${isAtWork ? 'true' : 'false'}
    @click=${() => actions.download(document)}
  >
    ${icon(isAtWork ? loaderCircleIcon : downloadIcon, { spin: isAtWork })}
  </button>`
  const look = html`<button
    class="btn icon small"
    type="button"
    aria-label=${kit.actionOn(t.preview, name)}
    aria-haspopup="dialog"
    @click=${() => actions.look(document)}
  >
    ${icon(eyeIcon)}
  </button>`
  return html`<li>
    ${icon(fileIcon(name))}
    <div class="t">
      <span class="n">${name}</span> <span class="meta nw">${size(document.size)}</span>
      ${stateOf(state, words)}
      ${
        trouble?.documentId === id
          ? html`<p class="error" role="alert">${problemText(trouble.problem, kit)}</p>`
          : nothing
      }
    </div>
    <div class="gets">
      ${state === 'available' && hasPreview(document) ? look : nothing}
      ${state === 'infected' || state === 'scanning' ? nothing : button}
    </div>
  </li>`
}

function stateOf(state: DepositDocument['state'], { t }: DepositWords): TemplateResult | typeof nothing {
  if (state === 'scanning')
    return html`<p class="status">${icon(loaderCircleIcon, { small: true, spin: true })}<span>${t.scanning}</span></p>`
  if (state === 'infected')
    return html`<p class="status bad">
      ${icon(shieldAlertIcon, { small: true })}<span><b>${t.infected}</b> ${t.infectedRemedy}</span>
    </p>`
  if (state === 'held')
    return html`<p class="status warn">
      ${icon(clockIcon, { small: true })}<span><b>${t.held}</b> ${t.heldRemedy}</span>
    </p>`
  return nothing
}
