import { after, DAY } from '../platform/clock.ts'
import type { UploadRow } from '../services/vault/index.ts'

/** An upload that is not finished by then is given up; one of which no byte came, sooner. */
export const UPLOAD_LIFE = 7 * DAY
export const EMPTY_UPLOAD_LIFE = DAY

/** When an unfinished upload of which `offset` bytes came is over. */
export function expiryOf({ createdAt, expiresAt }: Pick<UploadRow, 'createdAt' | 'expiresAt'>, offset: number): string {
  return offset === 0 ? after(new Date(createdAt), EMPTY_UPLOAD_LIFE) : expiresAt
}
