import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { systemClock } from './platform/clock.ts'
import { openDatabase } from './platform/database.ts'
import { zoneKeys } from './platform/keys.ts'
import { databaseKey, migrate } from './schema/index.ts'
import type { Tables } from './schema/index.ts'
import { createLiveHub } from './services/activity/index.ts'
import type { Deps } from './services/deps.ts'
import { createContentReader } from './services/scanner/index.ts'
import { createVault } from './services/vault/index.ts'

/** Everything that use cases need, on the real clock, database and vault. */
export interface OpenZone {
  deps: Deps
  close(): Promise<void>
}

/** @throws Error when the master key or the database key is not the one this data was made with */
export async function openZone(config: Config, log: Logger): Promise<OpenZone> {
  // Nothing in the data folder is for other accounts of the machine.
  process.umask(0o077)
  for (const directory of [config.dataDir, dirname(config.databasePath)]) {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
  }
  const keys = zoneKeys(config.masterKey)
  const db = await openDatabase<Tables>(config.databasePath, databaseKey(config.databasePath, keys))
  await migrate(db)
  const vault = createVault({ db, clock: systemClock, keys, directory: config.blobsDir })
  const contents = createContentReader(vault, { directory: config.blobsDir, clamdUrl: config.clamdUrl })
  const deps: Deps = { db, clock: systemClock, config, keys, live: createLiveHub(), vault, contents, log }
  return { deps, close: () => db.close() }
}
