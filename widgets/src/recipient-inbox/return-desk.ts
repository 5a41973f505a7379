import { dialogStyles, queueStyles } from '../kit/index.ts'

/** What sending documents back takes: it comes after the page itself, and only where something may be returned. */
export { ConfirmController, uploadRows } from '../kit/index.ts'
export { ReturnUploads } from './return-uploads.ts'

export const returnStyles = [queueStyles, dialogStyles]
