import type { Deposit, DepositDetails, Page, PageQuery } from '../contract/index.ts'
import { path, type CallOptions, type Send } from './transport.ts'

/** What visitors left in the firm's boxes, until somebody files it. */
export interface DepositsApi {
  list(query?: PageQuery, options?: CallOptions): Promise<Page<Deposit>>
  get(id: string, options?: CallOptions): Promise<DepositDetails>
  /** Records a member's first look. */
  open(id: string, options?: CallOptions): Promise<void>
  /** « Classer dans un dossier »: its documents become that dossier's. */
  file(id: string, dossierId: string, options?: CallOptions): Promise<void>
  /** Destroys it, documents included. */
  remove(id: string, options?: CallOptions): Promise<void>
}

export function depositsApi(send: Send): DepositsApi {
  return {
    list: (query, options) => send('/deposits', { query, ...options }),
    get: (id, options) => send(path`/deposits/${id}`, options),
    open: (id, options) => send(path`/deposits/${id}/opening`, { method: 'POST', ...options }),
    file: (id, dossierId, options) =>
      send(path`/deposits/${id}/file`, { method: 'POST', body: { dossierId }, ...options }),
    remove: (id, options) => send(path`/deposits/${id}`, { method: 'DELETE', ...options }),
  }
}
