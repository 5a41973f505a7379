import type { Locale } from '@juriszone/widgets/contract'
import { newId } from '../../platform/ids.ts'
import type { ZoneKeys } from '../../platform/keys.ts'
import type { DbTx } from '../../schema/index.ts'

/** What a template may use beside its own data. */
export interface MailContext {
  locale: Locale
  /** Name of the person written to. */
  toName: string
  toAddress: string
  /** The only source of links. */
  publicUrl: string
  support: string
  keys: ZoneKeys
}

export interface RenderedMail {
  /** Shown as the sender's name; the address is the zone's own. */
  fromName: string
  subject: string
  html: string
  text: string
}

/** One kind of e-mail: its name in the outbox and how its data becomes words, at the moment it is sent. */
export interface MailTemplate<Data> {
  kind: string
  render(data: Data, context: MailContext): RenderedMail
}

/** Templates by kind, as the worker needs them. */
export type MailTemplates = ReadonlyMap<string, MailTemplate<never>>

export function mailTemplates(templates: readonly MailTemplate<never>[]): MailTemplates {
  return new Map(templates.map((template) => [template.kind, template]))
}

export interface MailAddressee {
  address: string
  name: string
  locale: Locale
  /** The recipient whose line in the dossier tells that this was sent, or not delivered. */
  recipientId?: string
}

/** For an address that nobody here has: the row is written all the same, in the same work, and is never sent. */
export const NOBODY: MailAddressee = { address: '', name: '', locale: 'fr-CA' }

/** Promises an e-mail, in the transaction of what it tells of: late when the mail server is down, never gone. */
export async function enqueueMail<Data extends object>(
  tx: DbTx,
  template: MailTemplate<Data>,
  to: MailAddressee,
  data: Data,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  await tx
    .insertInto('outbox')
    .values({
      id: newId(),
      kind: template.kind,
      toAddress: to.address,
      toName: to.name,
      locale: to.locale,
      data: JSON.stringify(data),
      recipientId: to.recipientId ?? null,
      createdAt: at,
      notBefore: at,
      attempts: 0,
      leasedUntil: null,
      sentAt: null,
      bouncedAt: null,
      failedAt: to === NOBODY ? at : null,
      lastError: null,
    })
    .execute()
}
