import type { Localize } from '../kit/index.ts'
import { messages as english } from './upload-messages.en.ts'
import { messages as french, type UploadMessages } from './upload-messages.fr.ts'

/** Both languages come at once, with the queue. */
export function uploadText({ locale }: Localize<unknown>): UploadMessages {
  return locale === 'en-CA' ? english : french
}
