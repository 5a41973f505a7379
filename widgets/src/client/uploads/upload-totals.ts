import { isMoving, type UploadItem } from './upload-item.ts'

/** A queue as a whole: what the reader still waits for, and what has come through since it was last idle. */
export interface UploadTotals {
  files: number
  done: number
  /** Bytes, of all files. */
  size: number
  sent: number
  speed: number | null
  secondsLeft: number | null
}

/** @param past what is done and no longer in the list */
export function totalsOf(items: readonly UploadItem[], past: { files: number; size: number }): UploadTotals {
  const totals = { files: past.files, done: past.files, size: past.size, sent: past.size }
  let speed = 0
  for (const item of items) {
    if (!isMoving(item) && item.state !== 'paused' && item.state !== 'done') continue
    totals.files++
    totals.size += item.size
    totals.sent += item.sent
    if (item.state === 'done') totals.done++
    else speed += item.speed ?? 0
  }
  const secondsLeft = speed > 0 ? Math.ceil((totals.size - totals.sent) / speed) : null
  return { ...totals, speed: speed > 0 ? speed : null, secondsLeft }
}
