import { extendedMail } from './extended.email.ts'
import { receivedMail } from './received.email.ts'
import { reminderMail } from './reminder.email.ts'
import { sentMail } from './sent.email.ts'
import { undeliveredMail } from './undelivered.email.ts'

export { noteUndelivered } from './note-undelivered.ts'
export { requireUnexpired } from './read-shares.ts'
export { remindRecipients } from './remind-recipients.ts'
export { shareRoutes } from './shares.routes.ts'
export { findNoticeReaders } from './tell-sender.ts'

export const shareMails = [receivedMail, sentMail, extendedMail, reminderMail, undeliveredMail] as const
