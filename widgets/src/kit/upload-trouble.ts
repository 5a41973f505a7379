import { html, nothing, type TemplateResult } from 'lit'
import type { UploadItem } from '../client/index.ts'
import { icon, wifiOffIcon } from './icons.ts'
import type { Localize } from './localize.ts'
import { uploadWords } from './upload-words.ts'

/** Why nothing goes for now, said once above all the rows that wait for it. */
export function uploadTrouble(items: readonly UploadItem[], words: Localize<unknown>): unknown {
  const held = items.filter(({ state, problem }) => state === 'waiting' && problem !== null)
  const [first] = held
  if (!first || items.some(({ state }) => state === 'uploading')) return nothing
  const t = uploadWords(words)
  const { status = 0, code } = first.problem ?? {}
  if (status === 401) return banner(t.accessEnded, t.goesOnOnceBack)
  if (code === 'page_outdated') return banner(words.kit.pageOutdated, '')
  if (status === 423 || status === 409) return nothing
  if (code === 'offline' && !navigator.onLine) return banner(t.connectionLost, t.goesOnAlone(items.length === 1))
  // Spoken once: the seconds that go by are for the eye.
  const seconds = html`<span aria-hidden="true">${t.retryIn(secondsTo(held))}</span>`
  return banner(t.serverDown, html`<span class="vh">${t.goesOnAlone(items.length === 1)}</span>${seconds}`)
}

function secondsTo(held: readonly UploadItem[]): number {
  const next = Math.min(...held.map(({ retryAt }) => retryAt ?? 0))
  return Math.max(0, Math.ceil((next - performance.now()) / 1000))
}

function banner(fact: string, remedy: unknown): TemplateResult {
  return html`<p class="banner warn">
    ${icon(wifiOffIcon)}<span><b>${fact}</b> ${remedy}</span>
  </p>`
}
