import type { JzClient } from '../../client/index.ts'

/**
 * Name of the firm that speaks on a recipient's page: that of the open share, or the one firm of all that were received.
 * Null when several have written, or none.
 */
export async function firmOfShare(client: JzClient, shareId: string | null): Promise<string | null> {
  const { items } = await client.inbox.list()
  const firms = new Set(items.filter(({ id }) => shareId === null || id === shareId).map(({ firm }) => firm))
  const [firm] = firms
  return firms.size === 1 && firm !== undefined ? firm : null
}
