import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** What is kept of a token of 128 random bits or more: nothing that can be used. */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'base64url')
}

export function equalSecrets(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest()
  const right = createHash('sha256').update(b).digest()
  return timingSafeEqual(left, right)
}

/** nonce12 ‖ AES-256-GCM ‖ tag16, bound to `label`: what the key is for. */
export function wrapKey(wrappingKey: Buffer, key: Buffer, label: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce).setAAD(Buffer.from(label))
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

/** @throws Error when the wrapping key or the label is another one */
export function unwrapKey(wrappingKey: Buffer | KeyObject, wrapped: Buffer, label: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, wrapped.subarray(0, 12)).setAAD(Buffer.from(label))
  decipher.setAuthTag(wrapped.subarray(-16))
  return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()])
}

/** Sub-keys of the master key, one for each use. */
export interface ZoneKeys {
  /** Wraps another key under the master key. */
  wrap(key: Buffer, label: string): Buffer
  /** @throws Error when the master key or the label is another one */
  unwrap(wrapped: Buffer, label: string): Buffer
  /** The token of a link in an e-mail: computed, so that nothing secret waits in the outbox. */
  linkToken(linkId: string, generation: number): string
  /** Eight digits, computed likewise: whoever has the database alone can not find them by trying. */
  code(codeId: string): string
}

/** @param masterKey 32 bytes */
export function zoneKeys(masterKey: Buffer): ZoneKeys {
  const linkKey = Buffer.from(hkdfSync('sha256', masterKey, '', 'jz1/link', 32))
  const codeKey = Buffer.from(hkdfSync('sha256', masterKey, '', 'jz1/code', 32))
  return {
    wrap: (key, label) => wrapKey(masterKey, key, label),
    unwrap: (wrapped, label) => unwrapKey(masterKey, wrapped, label),
    linkToken(linkId, generation) {
      return createHmac('sha256', linkKey).update(`act1\0${linkId}\0${generation}`).digest('base64url')
    },
    code(codeId) {
      const number = createHmac('sha256', codeKey).update(codeId).digest().readBigUInt64BE() % 100_000_000n
      return String(number).padStart(8, '0')
    },
  }
}
