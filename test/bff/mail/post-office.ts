import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { depositMails, sendReceipts } from '../../../bff/src/deposits/index.ts'
import { dossierMails, tellPurges } from '../../../bff/src/dossiers/index.ts'
import { notificationMails, tellDeposits, tellReturns } from '../../../bff/src/notifications/index.ts'
import { recipientMails } from '../../../bff/src/recipients/index.ts'
import { accountMails } from '../../../bff/src/services/accounts/index.ts'
import { deliverDueMail, mailTemplates, smtpTransport } from '../../../bff/src/services/mail/index.ts'
import { noteUndelivered, remindRecipients, shareMails } from '../../../bff/src/shares/index.ts'
import type { Zone } from '../../support/zone.ts'

export interface ReceivedMail {
  to: string
  from: string
  subject: string
  text: string
  html: string
  messageId: string
  /** The message as it came over the wire. */
  raw: string
}

/** A real mail server on loopback, and the zone's own delivery to it over SMTP. */
export async function openPostOffice(zone: Zone) {
  const taken: { to: string; raw: Buffer }[] = []
  const refused = new Set<string>()
  let server = await listen(0)
  const { port } = server.server.address() as AddressInfo
  const transport = smtpTransport(`smtp://127.0.0.1:${port}`)
  const templates = mailTemplates([
    ...accountMails,
    ...dossierMails,
    ...shareMails,
    ...recipientMails,
    ...depositMails,
    ...notificationMails,
  ])
  const room = { transport, templates, from: 'zone@juriszone.example', onUndelivered: noteUndelivered(zone.deps) }

  async function listen(on: number): Promise<SMTPServer> {
    const opened = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo({ address }, _session, done) {
        done(refused.has(address) ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null)
      },
      onData(stream, session, done) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          taken.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw: Buffer.concat(chunks) })
          done()
        })
      },
    })
    opened.listen(on, '127.0.0.1')
    await once(opened.server, 'listening')
    return opened
  }

  const close = (): Promise<void> => new Promise((done) => server.close(() => done()))

  return {
    /** Delivers all that is due now. @returns what the server took meanwhile, in order */
    async deliver(): Promise<ReceivedMail[]> {
      await tellReturns(zone.deps)
      await sendReceipts(zone.deps)
      await tellDeposits(zone.deps)
      await tellPurges(zone.deps)
      await remindRecipients(zone.deps)
      while ((await deliverDueMail(zone.deps, room)) > 0);
      return Promise.all(taken.splice(0).map(parse))
    },
    refuse: (address: string) => refused.add(address),
    accept: (address: string) => refused.delete(address),
    close,
    async reopen() {
      server = await listen(port)
    },
    async stop() {
      transport.close()
      await close()
    },
  }
}

async function parse({ to, raw }: { to: string; raw: Buffer }): Promise<ReceivedMail> {
  const { from, subject = '', text = '', html, messageId = '' } = await simpleParser(raw)
  return { to, from: from?.text ?? '', subject, text, html: html || '', messageId, raw: raw.toString('latin1') }
}

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>

/** Subjects and sentences compare with all spaces as equal. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

export function linksOf(mail: ReceivedMail): string[] {
  return Array.from(mail.html.matchAll(/href="([^"]*)"/g), ([, address = '']) => address)
}
