import type { AddressInfo } from 'node:net'
import { callbackify } from 'node:util'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'

export interface Letter {
  to: string
  from: string
  subject: string
  text: string
  html: string
  messageId: string
}

export interface SmtpInbox {
  /** For `JZ_SMTP_URL`. */
  url: string
  /** In order of arrival. */
  letters: Letter[]
  /** Addresses that are refused for good: 550 at RCPT. */
  refused: Set<string>
  /** Called for each letter once it is kept: the sender hears « 250 » when, and if, `say250` is called. */
  answer: (say250: () => void) => void
  stop(): Promise<void>
}

/** A real mail server on loopback that keeps what it is given. */
export async function startSmtp(port = 0): Promise<SmtpInbox> {
  const letters: Letter[] = []
  const refused = new Set<string>()
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      if (!refused.has(address)) return done()
      done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
    },
    onData(stream, session, done) {
      callbackify(receive)(stream, session, (error) => (error === null ? inbox.answer(done) : done(error)))
    },
  })
  async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const mail = await simpleParser(stream)
    for (const { address } of session.envelope.rcptTo) {
      letters.push({
        to: address,
        from: mail.from?.text ?? '',
        subject: mail.subject ?? '',
        text: mail.text ?? '',
        html: typeof mail.html === 'string' ? mail.html : '',
        messageId: mail.messageId ?? '',
      })
    }
  }
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const { port: taken } = server.server.address() as AddressInfo
  const inbox: SmtpInbox = {
    url: `smtp://127.0.0.1:${taken}`,
    letters,
    refused,
    answer: (say250) => say250(),
    stop: () => new Promise((closed) => server.close(closed)),
  }
  return inbox
}
