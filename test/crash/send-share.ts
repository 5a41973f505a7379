import type { MemberClient } from '../support/member-client.ts'

/** Shares the only document of this name with every party, each told of it by e-mail. */
export async function sendShare(client: MemberClient, title: string, name: string): Promise<Response> {
  const [document] = await client.documents(name)
  return client.send('POST', `/dossiers/${client.dossier.id}/shares`, {
    title,
    expiresOn: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
    documentIds: [document?.id],
    recipients: client.dossier.parties.map(({ id }) => ({ partyId: id, mayReturn: true, notifyRecipient: true })),
  })
}
