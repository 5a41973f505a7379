import type { Party, Share } from '@juriszone/widgets/contract'
import { addDays, zoneDate } from '@juriszone/widgets/contract'
import { vi } from 'vitest'
import { addDocument } from '../../support/upload.ts'
import { startZone } from '../../support/zone.ts'
import type { Caller } from '../../support/zone.ts'
import { openPostOffice } from '../mail/post-office.ts'

// Each sign-in is an Argon2 hash of its own.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const party = (name: string, email: string, locale = 'fr-CA') => ({ kind: 'person', name, email, locale })

export const JEAN = 'jean.roy@courriel.example'
export const ANNE = 'anne.cote@courriel.example'
export const WILLIAM = 'william@courriel.example'
export const COUPLE = 'famille.gagnon@courriel.example'
export const SYLVIE = 'sylvie@etude.example'
export const LUC = 'luc@etude.example'

/** A firm with two members, a dossier with its parties and two documents, and a mail server. */
export async function setScene(start = new Date('2026-11-24T15:00:00Z')) {
  const zone = await startZone({ start })
  const office = await openPostOffice(zone)
  const firm = await zone.firm()
  const clerk = await zone.member(firm.firmId, { name: 'Sylvie Arsenault', email: SYLVIE })
  const notary = await zone.member(firm.firmId, { name: 'Luc Thibodeau', email: LUC, role: 'notary' })

  async function exportDossier(number: string, parties: object[], host: Caller = firm.host) {
    const answer = await zone.call(host, 'PUT', `/dossiers/${number}`, { description: 'Vente', parties })
    const dossier = answer.body as { id: string; parties: Party[] }
    const partyNamed = (name: string): string => dossier.parties.find((one) => one.name === name)?.id ?? ''
    return { ...dossier, partyNamed }
  }
  const dossier = await exportDossier('2026-0412', [
    party('Jean Roy', JEAN),
    party('Anne Côté', ANNE),
    party('William Smith', WILLIAM, 'en-CA'),
    party('Marie Gagnon', COUPLE),
    party('Paul Gagnon', COUPLE),
    party('Sylvie Arsenault', SYLVIE),
  ])
  const documents = [
    await addDocument(zone, clerk, dossier.id, 'projet d’acte.pdf', 'première version'),
    await addDocument(zone, clerk, dossier.id, 'ajustements.pdf', 'ajustements'),
  ]
  await office.deliver()

  /** A day that many days from now, in the zone's calendar. */
  const day = (days: number): string => addDays(zoneDate(zone.clock.now()), days)
  const to = (name: string, options: { mayReturn?: boolean; notifyRecipient?: boolean; message?: string } = {}) => ({
    partyId: dossier.partyNamed(name),
    mayReturn: true,
    notifyRecipient: true,
    ...options,
  })
  const draft = (recipients: object[], changes: object = {}) => ({
    title: 'Projet d’acte, version finale',
    expiresOn: day(30),
    documentIds: documents,
    recipients,
    ...changes,
  })
  const post = (body: object, headers: Record<string, string> = {}) =>
    zone.call(clerk, 'POST', `/dossiers/${dossier.id}/shares`, body, headers)

  async function send(recipients: object[], changes: object = {}): Promise<Share> {
    const answer = await post(draft(recipients, changes))
    if (answer.status !== 201) throw new Error(`share: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  /** Lets time pass; sessions end meanwhile, so the members sign in again. */
  async function later(ms: number): Promise<void> {
    zone.clock.advance(ms)
    for (const member of [clerk, notary]) Object.assign(member, await zone.signIn(member.email))
  }
  const read = async (id: string): Promise<Share> => (await zone.call(clerk, 'GET', `/shares/${id}`)).body

  return {
    zone,
    office,
    firm,
    clerk,
    notary,
    dossier,
    documents,
    exportDossier,
    day,
    to,
    draft,
    post,
    send,
    later,
    read,
    async stop() {
      await office.stop()
      await zone.stop()
    },
  }
}

export type Scene = Awaited<ReturnType<typeof setScene>>
