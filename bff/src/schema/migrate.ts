import { Migrator } from 'kysely/migration'
import { path } from './migrations/0001-path.ts'
import { keeping } from './migrations/0002-keeping.ts'
import { oneApostrophe } from './migrations/0003-one-apostrophe.ts'
import { linkKey } from './migrations/0004-link-key.ts'
import { naturalNames } from './migrations/0005-natural-names.ts'
import { vault } from './migrations/0006-vault.ts'
import { clients } from './migrations/0007-clients.ts'
import { indexes } from './migrations/0008-indexes.ts'
import { earlierDownloads } from './migrations/0009-earlier-downloads.ts'
import { numberKeys } from './migrations/0010-number-keys.ts'
import type { Db } from './tables.ts'

/** Brings the schema up to date, all pending steps in one transaction. @throws when a step fails; nothing is changed then. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({
    db: db.writer,
    provider: {
      getMigrations: () =>
        Promise.resolve({
          '0001-path': path,
          '0002-keeping': keeping,
          '0003-one-apostrophe': oneApostrophe,
          '0004-link-key': linkKey,
          '0005-natural-names': naturalNames,
          '0006-vault': vault,
          '0007-clients': clients,
          '0008-indexes': indexes,
          '0009-earlier-downloads': earlierDownloads,
          '0010-number-keys': numberKeys,
        }),
    },
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
