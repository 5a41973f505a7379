/**
 * What travels over `/api/v1`, as JSON. Ids are UUIDv7, instants are ISO 8601 in UTC,
 * sizes are bytes. Both halves compile against these types; a host may write its own client on them.
 */
export * from './wire/common.ts'
export * from './wire/accounts.ts'
export * from './wire/dossiers.ts'
export * from './wire/documents.ts'
export * from './wire/shares.ts'
export * from './wire/inbox.ts'
export * from './wire/deposits.ts'
export * from './wire/live-events.ts'
