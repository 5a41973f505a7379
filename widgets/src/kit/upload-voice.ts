import type { UploadItem, UploadQueue } from '../client/index.ts'
import type { Localize } from './localize.ts'
import { factAndRemedy, uploadWords } from './upload-words.ts'

/** What a screen reader hears of a queue: each state once and not each file, progress by the quarter. */
export class UploadVoice {
  #failed = new Set<string>()
  #quarter = 0
  polite = ''
  assertive = ''

  follow(queue: UploadQueue, words: Localize<unknown>): void {
    this.#followFailures(queue.items, words)
    const { files, size, sent } = queue.totals
    const quarter = files === 0 || size === 0 ? 0 : Math.floor((4 * sent) / size)
    if (quarter > this.#quarter && quarter < 4) this.polite = uploadWords(words).progressAt(words.percent(quarter / 4))
    if (quarter === 0 || quarter === 4) this.polite = ''
    this.#quarter = quarter
  }

  #followFailures(items: readonly UploadItem[], words: Localize<unknown>): void {
    const failed = items.filter(({ state }) => state === 'failed')
    const fresh = failed.filter(({ id }) => !this.#failed.has(id))
    this.#failed = new Set(failed.map(({ id }) => id))
    if (failed.length === 0) this.assertive = ''
    const [first] = fresh
    if (!first) return
    const t = uploadWords(words)
    const isOne = fresh.length === 1
    this.assertive = isOne ? `${t.failedOne(first.name)} ${factAndRemedy(first, t)[0]}` : t.failedMany(fresh.length)
  }
}
