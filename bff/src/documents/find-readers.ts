import type { DbTx, Tables } from '../schema/index.ts'

/** Accounts that see in their lists how it is with a version: of shares that send it, and of whoever returned it. */
export async function findReaders(
  tx: DbTx,
  { id, recipientId }: Pick<Tables['documentVersion'], 'id' | 'recipientId'>,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('recipient')
    .leftJoin('shareDocument', 'shareDocument.shareId', 'recipient.shareId')
    .select('recipient.accountId')
    .distinct()
    .where((eb) => eb.or([eb('shareDocument.versionId', '=', id), eb('recipient.id', '=', recipientId)]))
    .execute()
  return rows.map(({ accountId }) => accountId)
}
