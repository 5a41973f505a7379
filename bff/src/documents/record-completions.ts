import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import type { ByteRange } from '../services/vault/index.ts'
import type { Readable, Reader, RecipientReader } from './reading.ts'
import { settleCompletions } from './settle-completions.ts'

/**
 * Notes what a recipient has been given to the last byte, after it has left: a crash in between loses that fact and
 * nothing else.
 */
export async function recordCompletions(
  deps: Deps,
  reader: Reader,
  readables: readonly Readable[],
  requestId: string,
): Promise<void> {
  if (reader.kind !== 'recipient') return
  // His own return comes back to him: that says nothing of what he was sent.
  const sent = readables.filter(({ returnedBy }) => returnedBy !== reader.recipientId)
  if (sent.length === 0) return
  const { recipientId, shareId, accountId } = reader
  const now = deps.clock.now()
  try {
    await deps.db.write(async (tx) => {
      for (const { firmId, dossierId, documentId, version } of sent) {
        await tx
          .updateTable('recipientDownload')
          .set({ completedAt: now.toISOString() })
          .where('recipientId', '=', recipientId)
          .where('documentId', '=', documentId)
          .where('completedAt', 'is', null)
          .execute()
        await recordActivity(deps, tx, {
          firmId,
          at: now,
          actor: { kind: 'recipient', id: accountId, requestId },
          action: 'document.download_completed',
          dossierId,
          documentId,
          shareId,
          recipientId,
          details: { version },
          live: { forMembers: { type: 'share.changed', dossierId, documentId, shareId } },
        })
      }
      await settleCompletions(tx, [shareId])
    })
  } catch (error) {
    // The answer is gone already: there is nobody to tell.
    deps.log.error({ err: error, requestId }, 'a completed download was not noted')
  }
}

/** What of each version has left for each recipient, in pieces, as this process saw it; the oldest go first. */
const left = new Map<string, ByteRange[]>()
const MOST_LEFT = 10_000
/** Of one version. Whoever asks for it in more pieces that do not meet is not downloading it. */
const MOST_PIECES = 100

/**
 * Adds a piece to those that have left. The last byte alone is no download: programs that show a PDF ask for its end
 * first.
 * @returns true once every byte has left
 */
export function addPiece(reader: RecipientReader, { versionId, size }: Readable, piece: ByteRange): boolean {
  const key = `${reader.recipientId} ${versionId}`
  const merged: ByteRange[] = []
  for (const next of [...(left.get(key) ?? []), piece].toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last === undefined || next.start > last.end + 1) merged.push({ ...next })
    else last.end = Math.max(last.end, next.end)
  }
  left.delete(key)
  const [first] = merged
  if (first?.start === 0 && first.end === size - 1) return true
  if (merged.length <= MOST_PIECES) left.set(key, merged)
  if (left.size > MOST_LEFT) left.delete(left.keys().next().value ?? key)
  return false
}
