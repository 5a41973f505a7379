import { extensionRequestedMail } from './extension-requested.email.ts'

export { getReceivedShare } from './received-share.ts'
export type { ReceivedShare } from './received-share.ts'
export { recipientRoutes } from './recipients.routes.ts'

export const recipientMails = [extensionRequestedMail] as const
