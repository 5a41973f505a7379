import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { ZoneKeys } from '../platform/keys.ts'

const LABEL = 'jz1/database'

/**
 * The random key that the whole database is encrypted with; it rests beside it, wrapped by the master key.
 * @throws Error when the master key is another one, or when a database exists without its key file
 */
export function databaseKey(databasePath: string, keys: ZoneKeys): Buffer {
  const file = `${databasePath}.key`
  if (existsSync(file)) return unwrap(keys, readFileSync(file, 'utf8'))
  if (existsSync(databasePath)) throw new Error(`${databasePath} exists but its key file does not`)
  const key = randomBytes(32)
  // Durable before the first page that needs it.
  const handle = openSync(file, 'wx', 0o600)
  writeSync(handle, keys.wrap(key, LABEL).toString('base64'))
  fsyncSync(handle)
  closeSync(handle)
  return key
}

function unwrap(keys: ZoneKeys, wrapped: string): Buffer {
  try {
    return keys.unwrap(Buffer.from(wrapped, 'base64'), LABEL)
  } catch {
    throw new Error('JZ_MASTER_KEY is not the key that this data was made with')
  }
}
