import { Localize } from '../../kit/index.ts'
import type { LocalizedHost } from '../../kit/localize.ts'
import { messages, type Messages } from './messages.fr.ts'

export type DepositWords = Localize<Messages>

/** The words of deposits in the language of the page. */
export function depositWords(host: LocalizedHost): DepositWords {
  return new Localize(host, { fr: messages, en: () => import('./messages.en.ts') })
}
