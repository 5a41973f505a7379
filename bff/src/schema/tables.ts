import type { Database, Tx } from '../platform/database.ts'
import type { AccountTables } from './tables/accounts.ts'
import type { DossierTables } from './tables/dossiers.ts'
import type { VaultTables } from './tables/vault.ts'
import type { DocumentTables } from './tables/documents.ts'
import type { ShareTables } from './tables/shares.ts'
import type { ReturnTables } from './tables/returns.ts'
import type { DepositTables } from './tables/deposits.ts'
import type { MailTables } from './tables/mail.ts'
import type { ActivityTables } from './tables/activity.ts'

/** All tables, in the order of the path. Instants are ISO 8601 UTC text, so they sort as they are. */
export interface Tables
  extends
    AccountTables,
    DossierTables,
    VaultTables,
    DocumentTables,
    ShareTables,
    ReturnTables,
    DepositTables,
    MailTables,
    ActivityTables {}

export type Db = Database<Tables>
export type DbTx = Tx<Tables>
