import { returnedMail } from './returned.email.ts'

export { tellDeposits } from './tell-deposits.ts'
export { tellReturns } from './tell-returns.ts'

export const notificationMails = [returnedMail] as const
