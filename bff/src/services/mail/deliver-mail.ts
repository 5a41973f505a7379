import type { Instant, Locale, UndeliveredReason } from '@juriszone/widgets/contract'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { after, HOUR, MINUTE, SECOND } from '../../platform/clock.ts'
import type { DbTx, Tables } from '../../schema/index.ts'
import type { Deps } from '../deps.ts'
import type { MailTemplates } from './mail.ts'
import type { MailTransport } from './transport.ts'

/** Renewed while the mail server is slow; a dead process's mail is another's after it. */
const LEASE = 10 * SECOND
const RENEW_EVERY = 3 * SECOND
const FIRST_WAIT = 10 * SECOND
const LONGEST_WAIT = 15 * MINUTE
const GIVE_UP_AFTER = 72 * HOUR
const BATCH = 20

export interface UndeliveredMail {
  kind: string
  recipientId: string | null
  address: string
  reason: UndeliveredReason
}

export interface MailRoom {
  transport: MailTransport
  templates: MailTemplates
  /** Address that all mail comes from. */
  from: string
  /** What else an e-mail that did not arrive sets off, in the transaction that notes it. */
  onUndelivered(tx: DbTx, mail: UndeliveredMail, now: Date): Promise<void>
}

type OutboxRow = Tables['outbox']

/**
 * Sends what is due. At least once: a crash between the server's « 250 » and our commit may repeat one mail,
 * with the same Message-ID and the same link.
 * @returns how many were tried
 */
export async function deliverDueMail(deps: Deps, room: MailRoom): Promise<number> {
  for (let tried = 0; tried < BATCH; tried++) {
    const row = await leaseNext(deps)
    if (row === undefined) return tried
    // failpoint: mail.committed
    await deliver(deps, room, row)
  }
  return BATCH
}

/** Taken one at a time: behind a slow one, the lease of others would end before their turn. */
function leaseNext(deps: Deps): Promise<OutboxRow | undefined> {
  const now = deps.clock.now()
  return deps.db.write((tx) =>
    tx
      .updateTable('outbox')
      .set({ leasedUntil: after(now, LEASE), attempts: sql`attempts + 1` })
      .where(
        'id',
        'in',
        selectOpen(tx).select('id').where(dueAt, '<=', now.toISOString()).orderBy('notBefore').limit(1),
      )
      .returningAll()
      .executeTakeFirst(),
  )
}

/** Neither sent nor given up. */
function selectOpen(db: Kysely<Tables>) {
  return db
    .selectFrom('outbox')
    .where('sentAt', 'is', null)
    .where('bouncedAt', 'is', null)
    .where('failedAt', 'is', null)
}

/** Not before the end of a lease: whoever holds it may be sending. */
const dueAt = sql<Instant>`max(notBefore, coalesce(leasedUntil, notBefore))`

async function deliver(deps: Deps, room: MailRoom, row: OutboxRow): Promise<void> {
  const template = room.templates.get(row.kind)
  if (template === undefined) throw new Error(`no template for mail kind ${row.kind}`)
  const context = {
    locale: row.locale satisfies Locale,
    toName: row.toName,
    toAddress: row.toAddress,
    publicUrl: deps.config.publicUrl,
    support: deps.config.support,
    keys: deps.keys,
  }
  const { fromName, ...content } = template.render(JSON.parse(row.data) as never, context)
  const mail = {
    messageId: `<${row.id}@${new URL(deps.config.publicUrl).hostname}>`,
    from: { name: fromName, address: room.from },
    to: { name: row.toName, address: row.toAddress },
    ...content,
  }
  const delivery = await whileLeased(deps, row.id, () => room.transport.send(mail))

  const now = deps.clock.now()
  const at = now.toISOString()
  const undelivered = { kind: row.kind, recipientId: row.recipientId, address: row.toAddress }
  await deps.db.write(async (tx) => {
    const outbox = tx.updateTable('outbox').where('id', '=', row.id)
    switch (delivery.outcome) {
      case 'taken':
        await outbox.set({ sentAt: at, leasedUntil: null, lastError: null }).execute()
        if (row.recipientId !== null) {
          await tx
            .updateTable('recipient')
            // « Avisé » is when he was first written to: a later letter does not move it.
            .set({ sentAt: sql`coalesce(sentAt, ${at})`, undeliveredAt: null, undeliveredReason: null })
            .where('id', '=', row.recipientId)
            .execute()
        }
        return
      case 'refused':
        await outbox.set({ bouncedAt: at, leasedUntil: null, lastError: delivery.reason }).execute()
        await room.onUndelivered(tx, { ...undelivered, reason: 'refused' }, now)
        return
      case 'later': {
        const isOver = now.getTime() - Date.parse(row.createdAt) > GIVE_UP_AFTER
        const failedAt = isOver ? at : null
        await outbox
          .set({
            notBefore: after(now, waitBefore(row.attempts)),
            leasedUntil: null,
            lastError: delivery.reason,
            failedAt,
          })
          .execute()
        if (isOver) await room.onUndelivered(tx, { ...undelivered, reason: 'gave_up' }, now)
      }
    }
  })
}

/** 10 s, 20 s, 40 s… 15 min, with up to a fifth more so that a recovering server is not stormed. */
function waitBefore(attempts: number): number {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempts - 1, 10))
  return wait * (1 + Math.random() / 5)
}

/** When the next mail will be due; null when none waits. */
export async function nextMailAt(deps: Deps): Promise<Instant | null> {
  const next = sql<Instant | null>`min(${dueAt})`.as('at')
  const row = await selectOpen(deps.db.read).select(next).executeTakeFirst()
  return row?.at ?? null
}

async function whileLeased<Result>(deps: Deps, id: string, work: () => Promise<Result>): Promise<Result> {
  const timer = setInterval(() => {
    const leasedUntil = after(deps.clock.now(), LEASE)
    deps.db
      .write((tx) => tx.updateTable('outbox').set({ leasedUntil }).where('id', '=', id).execute())
      .catch((error: unknown) => deps.log.warn({ err: error }, 'the lease of a mail was not renewed'))
  }, RENEW_EVERY)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
