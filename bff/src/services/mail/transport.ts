/** A letter ready for the road. */
export interface OutgoingMail {
  messageId: string
  from: { name: string; address: string }
  to: { name: string; address: string }
  subject: string
  html: string
  text: string
}

/** What the mail server said: taken, refused for good (5xx), or anything else, to be tried again. */
export type Delivery =
  | { outcome: 'taken' }
  | { outcome: 'refused'; reason: string }
  | { outcome: 'later'; reason: string }

/** The edge to the mail server: real SMTP, or the demo's mailbox on disk. */
export interface MailTransport {
  send(mail: OutgoingMail): Promise<Delivery>
  close(): void
}
