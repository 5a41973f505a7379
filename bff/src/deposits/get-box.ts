import type { UploadBox } from '@juriszone/widgets/contract'
import { orNotFound, Problem } from '../platform/problems.ts'
import type { Deps } from '../services/deps.ts'
import { destroyedAt } from './deposit-life.ts'

export interface Box {
  id: string
  firmId: string
  firm: string
  firmPhone: string | null
  privacyUrl: string
  maxFiles: number
  maxBytes: number
}

/**
 * The open box of a publishable key, for the page that shows it. The list of sites limits who embeds a box, not who
 * calls: what is no browser can say any origin, or none.
 * @throws Problem not_found, box_origin_refused
 */
export async function getBox(deps: Deps, publishableKey: string, origin: string | undefined): Promise<Box> {
  const { origins, privacyUrl, ...box } = orNotFound(
    await deps.db.read
      .selectFrom('uploadBox')
      .innerJoin('firm', 'firm.id', 'uploadBox.firmId')
      .select(['uploadBox.id', 'uploadBox.firmId', 'uploadBox.origins', 'uploadBox.maxFiles', 'uploadBox.maxBytes'])
      .select(['firm.name as firm', 'firm.phone as firmPhone', 'firm.privacyUrl'])
      .where('uploadBox.publishableKey', '=', publishableKey)
      .where('uploadBox.closedAt', 'is', null)
      .executeTakeFirst(),
  )
  const listed = JSON.parse(origins) as string[]
  const own = new URL(deps.config.publicUrl).origin
  if (origin !== undefined && origin !== own && !listed.includes(origin)) throw new Problem('box_origin_refused')
  // Nothing is collected by who does not say why.
  return { ...box, privacyUrl: orNotFound(privacyUrl) }
}

/** What a box says of itself before anybody has typed a word. */
export async function readBox(deps: Deps, publishableKey: string, origin: string | undefined): Promise<UploadBox> {
  const { id: _, firmId: __, ...box } = await getBox(deps, publishableKey, origin)
  return { ...box, destroyedAt: destroyedAt(deps.clock.now()) }
}
