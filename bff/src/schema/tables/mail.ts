import type { Instant, Locale } from '@juriszone/widgets/contract'

export interface MailTables {
  outbox: OutboxTable
}

interface OutboxTable {
  id: string
  kind: string
  toAddress: string
  toName: string
  locale: Locale
  /** JSON, rendered when it is sent. */
  data: string
  /** Whose line shows that it was sent, or not delivered. */
  recipientId: string | null
  createdAt: Instant
  notBefore: Instant
  attempts: number
  leasedUntil: Instant | null
  sentAt: Instant | null
  bouncedAt: Instant | null
  failedAt: Instant | null
  lastError: string | null
}
