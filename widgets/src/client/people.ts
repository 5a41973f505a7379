import type { Counts, Member, Page, PageQuery, Person } from '../contract/index.ts'
import type { CallOptions, Send } from './transport.ts'

export interface PeopleApi {
  list(query?: PageQuery, options?: CallOptions): Promise<Page<Person>>
}

export interface MembersApi {
  /** Members of the firm that keeps this dossier. */
  list(dossierId: string, options?: CallOptions): Promise<Page<Member>>
}

export interface CountsApi {
  get(options?: CallOptions): Promise<Counts>
}

export function peopleApi(send: Send): PeopleApi {
  return { list: (query, options) => send('/people', { query, ...options }) }
}

export function membersApi(send: Send): MembersApi {
  return { list: (dossierId, options) => send('/members', { query: { dossier: dossierId }, ...options }) }
}

export function countsApi(send: Send): CountsApi {
  return { get: (options) => send('/counts', options) }
}
