import type { Localize } from '../kit/index.ts'
import { messages as english } from './tool-messages.en.ts'
import { messages as french, type ToolMessages } from './tool-messages.fr.ts'

/** Both languages come at once, with the tools. */
export function toolText({ locale }: Localize<unknown>): ToolMessages {
  return locale === 'en-CA' ? english : french
}
