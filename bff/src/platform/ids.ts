import { randomBytes, randomUUIDv7 } from 'node:crypto'

/** UUIDv7: ids grow with time, so that pages and indexes follow creation. */
export const newId: () => string = () => randomUUIDv7()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export function isId(text: string): boolean {
  return UUID.test(text)
}

/** An unguessable secret: 32 random bytes, base64url, behind a prefix that tells what it is. */
export function newSecret(prefix: string): string {
  return prefix + randomBytes(32).toString('base64url')
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** `length` base62 digits of a number, left-padded. */
export function base62(value: bigint, length: number): string {
  let digits = ''
  for (let rest = value; digits.length < length; rest /= 62n) digits = BASE62[Number(rest % 62n)] + digits
  return digits
}

/** An identifier that is not a secret, such as an entity key: 22 base62 digits hold 128 random bits. */
export function newPublicKey(prefix: string): string {
  return prefix + base62(BigInt(`0x${randomBytes(16).toString('hex')}`), 22)
}
