import { newId, newPublicKey } from '../../platform/ids.ts'
import { recordActivity, SYSTEM_ACTOR } from '../activity/index.ts'
import type { Deps } from '../deps.ts'
import { addKey, KEY_SCOPES } from './change-keys.ts'

export interface FirmInput {
  name: string
  phone: string | null
  email: string | null
  privacyUrl: string | null
  /** Days that a dossier is kept after its last activity, 30 to 365; 90 when it is not told. */
  retentionDays?: number
}

const RETENTION_DAYS = 90

/** Registers a firm. @returns its keys; the API key is shown this once, only its hash is kept */
export async function createFirm(
  deps: Deps,
  input: FirmInput,
): Promise<{ firmId: string; entityKey: string; apiKey: string }> {
  const now = deps.clock.now()
  const firmId = newId()
  const entityKey = newPublicKey('jze_')
  const apiKey = await deps.db.write(async (tx) => {
    await tx
      .insertInto('firm')
      .values({ id: firmId, retentionDays: RETENTION_DAYS, ...input, entityKey, createdAt: now.toISOString() })
      .execute()
    await recordActivity(deps, tx, { firmId, at: now, actor: SYSTEM_ACTOR, action: 'firm.created' })
    return (await addKey(deps, tx, firmId, KEY_SCOPES)).key
  })
  return { firmId, entityKey, apiKey }
}
