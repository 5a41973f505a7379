import { rememberDevice } from '../../../bff/src/services/accounts/devices.ts'
import { addDocument, beginUpload, upload } from '../../support/upload.ts'
import type { Caller, Zone } from '../../support/zone.ts'
import { openBox, SITE, visitorsOf } from '../deposits/visitors.ts'

/** Eleven who ask. The firm is the one that everything in the matrix belongs to. */
export type Who =
  | 'stranger'
  | 'host'
  | 'other host'
  | 'clerk'
  | 'notary'
  | 'other member'
  | 'widget'
  | 'widget of another dossier'
  | 'recipient'
  | 'other recipient'
  | 'visitor'

const party = (name: string, email: string) => ({ kind: 'person', name, email })

/** A firm with a dossier, a second firm, and one recipient in each: what the matrix is asked of. */
export async function gather(zone: Zone) {
  const firm = await zone.firm()
  const other = await zone.firm('Lavoie et fille, notaires')
  const clerk = await zone.member(firm.firmId, { name: 'Sylvie Arsenault', email: 'sylvie@etude.example' })
  const notary = await zone.member(firm.firmId, { name: 'Luc Thibodeau', email: 'luc@etude.example', role: 'notary' })
  const stranger = await zone.member(other.firmId, {
    name: 'Rose Lavoie',
    email: 'rose@lavoie.example',
    role: 'notary',
  })
  const origin = 'https://procardex.example'

  async function exportDossier(host: Caller, number: string, email: string) {
    const answer = await zone.call(host, 'PUT', `/dossiers/${number}`, {
      description: 'Vente',
      parties: [party('Jean Roy', email)],
    })
    return answer.body as { id: string; parties: [{ id: string }] }
  }
  const dossier = await exportDossier(firm.host, '2026-0412', 'jean@courriel.example')
  const foreign = await exportDossier(other.host, '77', 'anne@courriel.example')

  async function widget(number: string): Promise<Caller> {
    const answer = await zone.call(firm.host, 'POST', '/embed-tokens', {
      member: { email: clerk.email },
      dossier: number,
      origin,
    })
    return { headers: { Authorization: `Bearer ${answer.body.token}`, Origin: origin } }
  }

  let made = 0
  const add = (member: Caller, dossierId: string): Promise<string> =>
    addDocument(zone, member, dossierId, `acte ${++made}.pdf`)

  async function share(member: Caller, place: { id: string; parties: [{ id: string }] }) {
    const documentId = await add(member, place.id)
    const answer = await zone.call(member, 'POST', `/dossiers/${place.id}/shares`, {
      title: 'Projet d’acte',
      expiresOn: new Date(zone.clock.now().getTime() + 10 * 86_400_000).toISOString().slice(0, 10),
      documentIds: [documentId],
      recipients: [{ partyId: place.parties[0].id, mayReturn: true, notifyRecipient: true }],
    })
    return { id: answer.body.id as string, documentId, recipientId: answer.body.recipients[0].id as string }
  }
  await share(clerk, dossier)
  await share(stranger, foreign)
  const recipient = await zone.signIn('jean@courriel.example')

  async function giveBack(shareId: string): Promise<string> {
    await upload(zone, recipient, { filename: 'passeport.jpg', filetype: 'image/jpeg', shareId })
    const { body } = await zone.call(recipient, 'GET', `/inbox/${shareId}`)
    return body.returns[0].id as string
  }

  /** One more browser where the recipient signs in without a code. */
  async function addDevice(): Promise<string> {
    const { accountId } = await zone.deps.db.read
      .selectFrom('recipient')
      .innerJoin('account', 'account.id', 'recipient.accountId')
      .select('account.id as accountId')
      .where('account.email', '=', 'jean@courriel.example')
      .executeTakeFirstOrThrow()
    const device = { accountId, name: 'Safari, iPhone' }
    await zone.deps.db.write((tx) => rememberDevice(tx, device, zone.clock.now()))
    const { body } = await zone.call(recipient, 'GET', '/devices')
    return body.items.at(-1).id as string
  }

  const box = await openBox(zone, firm.firmId, { origins: [SITE, origin] })
  const visitors = visitorsOf(zone, box)
  const visitor = await visitors.visit()

  const pathOf = (address: string): string =>
    new URL(address, zone.deps.config.publicUrl).pathname.replace('/api/v1', '')

  const callers: Record<Who, Caller | null> = {
    stranger: null,
    host: firm.host,
    'other host': other.host,
    clerk,
    notary,
    'other member': stranger,
    widget: await widget('2026-0412'),
    'widget of another dossier': await widget('2026-9999'),
    recipient,
    'other recipient': await zone.signIn('anne@courriel.example'),
    // Our own page shows the box too: no other site's name is in the way of what is asked here.
    visitor: { headers: { Authorization: visitor.headers.Authorization ?? '' } },
  }
  return {
    callers,
    dossier,
    clerkEmail: clerk.email,
    clerk,
    exportAnother: (number: string) => exportDossier(firm.host, number, 'jean@courriel.example'),
    newDocument: () => add(clerk, dossier.id),
    newUpload: async () => {
      const begun = await beginUpload(zone, clerk, { filename: `plan ${++made}.pdf`, dossierId: dossier.id }, 4)
      return { path: pathOf(begun.headers.get('location') ?? '') }
    },
    newLink: async () => {
      const { body } = await zone.call(clerk, 'POST', `/documents/${await add(clerk, dossier.id)}/links`, {})
      return { path: pathOf(body.url as string) }
    },
    newShare: () => share(clerk, dossier),
    giveBack,
    box,
    visitId: visitor.id,
    newFile: async () => {
      await visitors.uploadAs(visitor, `relevé ${++made}.pdf`)
      return (await visitors.uploadIds(visitor)).at(-1) ?? ''
    },
    newDeposit: async () => (await visitors.leave()).id,
    addDevice,
  }
}

export type Cast = Awaited<ReturnType<typeof gather>>
