import type { JzClient } from '../../client/index.ts'

export interface SpeakingFirm {
  name: string
  phone: string | null
}

/**
 * The firm that speaks on a recipient's page: that of the open share, or the one firm of all that were received.
 * Null when several have written, or none.
 */
export async function firmOfShare(client: JzClient, shareId: string | null): Promise<SpeakingFirm | null> {
  const { items } = await client.inbox.list()
  const known = items.filter(({ id }) => shareId === null || id === shareId)
  const [first] = known
  if (!first || known.some(({ firm }) => firm !== first.firm)) return null
  return { name: first.firm, phone: first.firmPhone }
}
