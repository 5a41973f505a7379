import { Localize } from '../kit/index.ts'
import type { LocalizedHost } from '../kit/localize.ts'
import { messages, type Messages } from './messages.fr.ts'

export type PortalWords = Localize<Messages>

/** The site's words in the language of the page. */
export function portalWords(host: LocalizedHost): PortalWords {
  return new Localize(host, { fr: messages, en: () => import('./messages.en.ts') })
}
