export { databaseKey } from './database-key.ts'
export { migrate } from './migrate.ts'
export type { Db, DbTx, Tables } from './tables.ts'
