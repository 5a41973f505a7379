export { connectHost, type HostOptions } from './connect-host.ts'
export type { HostMessage, PageMessage, Theme } from './messages.ts'
