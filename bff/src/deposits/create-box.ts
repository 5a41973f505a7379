import { newId, newPublicKey } from '../platform/ids.ts'
import { recordActivity, SYSTEM_ACTOR } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'

export const BOX_MAX_FILES = 20
export const BOX_MAX_BYTES = 2_000_000_000

interface BoxInput {
  firmId: string
  /** Sites that may show it, each as a browser says it. */
  origins: string[]
  maxFiles?: number
  maxBytes?: number
  /** Gives the firm a privacy page, or another one. */
  privacyUrl?: string
}

/** Opens a box. @returns its publishable key, or why there is none: a firm says first what it does with what it collects */
export async function createBox(
  deps: Deps,
  { firmId, origins, maxFiles = BOX_MAX_FILES, maxBytes = BOX_MAX_BYTES, ...given }: BoxInput,
): Promise<{ publishableKey: string } | 'no_privacy_page'> {
  const now = deps.clock.now()
  const id = newId()
  const publishableKey = newPublicKey('jzp_')
  return deps.db.write(async (tx) => {
    const firm = await tx.selectFrom('firm').select('privacyUrl').where('id', '=', firmId).executeTakeFirstOrThrow()
    const privacyUrl = given.privacyUrl ?? firm.privacyUrl
    if (privacyUrl === null) return 'no_privacy_page'
    await tx.updateTable('firm').set({ privacyUrl }).where('id', '=', firmId).execute()
    const listed = JSON.stringify([...new Set(origins)])
    await tx
      .insertInto('uploadBox')
      .values({
        id,
        firmId,
        publishableKey,
        origins: listed,
        maxFiles,
        maxBytes,
        createdAt: now.toISOString(),
        closedAt: null,
      })
      .execute()
    const details = { boxId: id, maxFiles, maxBytes }
    await recordActivity(deps, tx, { firmId, at: now, actor: SYSTEM_ACTOR, action: 'box.created', details })
    return { publishableKey }
  })
}
