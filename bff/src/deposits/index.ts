import { depositedMail } from './deposited.email.ts'
import { receiptMail } from './receipt.email.ts'

export { closeBox } from './close-box.ts'
export { BOX_MAX_BYTES, BOX_MAX_FILES, createBox } from './create-box.ts'
export { depositedMail } from './deposited.email.ts'
export { depositUploadTarget } from './deposit-upload-target.ts'
export { depositRoutes } from './deposits.routes.ts'
export { sendReceipts } from './send-receipts.ts'
export { sweepDeposits } from './sweep-deposits.ts'

export const depositMails = [receiptMail, depositedMail] as const
