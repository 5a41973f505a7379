import { createTransport } from 'nodemailer'
import type { MailTransport } from './transport.ts'

/**
 * Real SMTP.
 * @param url `smtp://user:password@host:587` or `smtps://…:465`
 */
export function smtpTransport(url: string): MailTransport {
  const mailer = createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 })
  return {
    async send(mail) {
      try {
        // Addresses as objects inside an array: nodemailer parses nothing out of them.
        await mailer.sendMail({
          messageId: mail.messageId,
          from: mail.from,
          to: [mail.to],
          envelope: { from: mail.from.address, to: [mail.to.address] },
          subject: mail.subject,
          html: mail.html,
          text: mail.text,
          headers: { 'Auto-Submitted': 'auto-generated' },
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return { outcome: 'taken' }
      } catch (error) {
        return verdict(error)
      }
    },
    close: () => mailer.close(),
  }
}

/** Only a 5xx about this recipient is final; a refused sign-in or a closed port is the operator's trouble: later. */
function verdict(error: unknown): { outcome: 'refused' | 'later'; reason: string } {
  const { responseCode, command, message } = error as { responseCode?: number; command?: string; message?: string }
  const isAboutRecipient = command === 'RCPT TO' || command === 'DATA'
  const isFinal = responseCode !== undefined && responseCode >= 500 && isAboutRecipient
  return {
    outcome: isFinal ? 'refused' : 'later',
    reason: `${responseCode ?? ''} ${message ?? ''}`.trim().slice(0, 300),
  }
}
