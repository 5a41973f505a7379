import { isMoving, type UploadItem } from '../client/index.ts'
import type { LaterMessages } from './later-messages.fr.ts'

/** What stands between the visitor and « Envoyer », or nothing. */
export function whatIsMissing(
  items: readonly UploadItem[],
  [leaving]: readonly { name: string }[],
  t: LaterMessages,
): string | undefined {
  if (items.length === 0) return t.nothingChosen
  if (items.some(({ state }) => state === 'failed')) return t.stillFailed
  if (items.some(({ state }) => state === 'paused')) return t.stillPaused
  if (leaving) return t.stillLeaving(leaving.name)
  const moving = items.filter(isMoving).length
  return moving > 0 ? t.stillUploading(moving) : undefined
}
