import type { LitElement } from 'lit'
import { Localize } from '../kit/index.ts'
import { messages, type LaterMessages } from './later-messages.fr.ts'

export type BoxHost = LitElement & { locale: string | undefined }

const known = new WeakMap<BoxHost, Localize<LaterMessages>>()

/** Words of what comes after the form: one for each widget, though it may hand in several times. */
export function lateWords(host: BoxHost): Localize<LaterMessages> {
  const words = known.get(host) ?? new Localize(host, { fr: messages, en: () => import('./later-messages.en.ts') })
  known.set(host, words)
  return words
}
