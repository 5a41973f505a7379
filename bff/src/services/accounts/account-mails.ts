import { activationMail } from './activation.email.ts'
import { codeMail } from './code.email.ts'
import { invitationMail } from './invitation.email.ts'
import { resetMail } from './reset.email.ts'

/** What the mail room must be able to render of this service. */
export const accountMails = [activationMail, invitationMail, resetMail, codeMail]
