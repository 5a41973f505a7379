import type { Dossier, Page, PageQuery } from '../contract/index.ts'
import { path, type CallOptions, type Send } from './transport.ts'

export interface DossiersApi {
  list(query?: PageQuery, options?: CallOptions): Promise<Page<Dossier>>
  get(id: string, options?: CallOptions): Promise<Dossier>
  /** The dossier that bears exactly this number, or null while it has not been exported. */
  findByNumber(number: string, options?: CallOptions): Promise<Dossier | null>
  /** « Fermer le dossier »: ends its shares and refuses new ones. */
  close(id: string, options?: CallOptions): Promise<Dossier>
  /** « Conserver »: puts its destruction off. */
  keep(id: string, options?: CallOptions): Promise<Dossier>
  /** This member has looked: its returns are no longer counted as unseen. */
  markSeen(id: string, options?: CallOptions): Promise<void>
}

export function dossiersApi(send: Send): DossiersApi {
  return {
    list: (query, options) => send('/dossiers', { query, ...options }),
    get: (id, options) => send(path`/dossiers/${id}`, options),
    findByNumber: async (number, options) => {
      const page = await send<Page<Dossier>>('/dossiers', { query: { number }, ...options })
      return page.items[0] ?? null
    },
    close: (id, options) => send(path`/dossiers/${id}/closing`, { method: 'POST', ...options }),
    keep: (id, options) => send(path`/dossiers/${id}/keeping`, { method: 'POST', ...options }),
    markSeen: (id, options) => send(path`/dossiers/${id}/seen`, { method: 'POST', ...options }),
  }
}
