import type { Logger } from 'pino'
import type { ZoneConfig } from '../config.ts'
import type { Clock } from '../platform/clock.ts'
import type { ZoneKeys } from '../platform/keys.ts'
import type { Db } from '../schema/index.ts'
import type { LiveHub } from './activity/index.ts'
import type { ContentReader } from './scanner/index.ts'
import type { Vault } from './vault/index.ts'

/** What every use case may need, handed in by `createApp`. */
export interface Deps {
  db: Db
  clock: Clock
  config: ZoneConfig
  keys: ZoneKeys
  live: LiveHub
  vault: Vault
  contents: ContentReader
  log: Logger
}
