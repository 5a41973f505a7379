import { spawn } from 'node:child_process'
import { once } from 'node:events'
import Sqlite from 'better-sqlite3-multiple-ciphers'
import { readConfig } from '../../bff/src/config.ts'
import { zoneKeys } from '../../bff/src/platform/keys.ts'
import { databaseKey } from '../../bff/src/schema/index.ts'
import { productEnv } from './product.ts'
import type { Product } from './product.ts'

export interface DatabaseLock {
  release(): Promise<void>
}

/** Another process that writes to the product's database and does not end its transaction: a backup, a stuck command. */
export async function lockDatabase(product: Product): Promise<DatabaseLock> {
  const child = spawn(process.execPath, [import.meta.filename], {
    env: productEnv(product),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const held = await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)])
  if (held === undefined) throw new Error('the database was not locked')
  return {
    async release() {
      child.stdin.end()
      await ended
    },
  }
}

/** Until whoever asked for it says so, or is no more. */
function holdDatabase(): void {
  const { databasePath, masterKey } = readConfig(true)
  const file = new Sqlite(databasePath)
  file.pragma("cipher = 'sqlcipher'")
  file.pragma('legacy = 4')
  file.pragma(`key = "x'${databaseKey(databasePath, zoneKeys(masterKey)).toString('hex')}'"`)
  file.exec('begin immediate')
  process.stdout.write('held\n')
  process.stdin.resume().once('end', () => {
    file.exec('rollback')
    file.close()
  })
}

if (import.meta.main) holdDatabase()
