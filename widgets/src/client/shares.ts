import type { Page, PageQuery, Share, ShareChange, ShareInput } from '../contract/index.ts'
import { path, type CallOptions, type Send } from './transport.ts'

export interface SharesApi {
  /** @param idempotencyKey the same for every try of one sending, so that a retry creates nothing twice. */
  send(dossierId: string, input: ShareInput, idempotencyKey: string, options?: CallOptions): Promise<Share>
  list(dossierId: string, query?: PageQuery, options?: CallOptions): Promise<Page<Share>>
  get(id: string, options?: CallOptions): Promise<Share>
  change(id: string, change: ShareChange, options?: CallOptions): Promise<Share>
  revoke(id: string, options?: CallOptions): Promise<void>
  resend(id: string, recipientId: string, options?: CallOptions): Promise<void>
  removeRecipient(id: string, recipientId: string, options?: CallOptions): Promise<void>
}

export function sharesApi(send: Send): SharesApi {
  return {
    send: (dossierId, input, idempotencyKey, options) =>
      send(path`/dossiers/${dossierId}/shares`, {
        method: 'POST',
        body: input,
        headers: { 'Idempotency-Key': idempotencyKey },
        ...options,
      }),
    list: (dossierId, query, options) => send(path`/dossiers/${dossierId}/shares`, { query, ...options }),
    get: (id, options) => send(path`/shares/${id}`, options),
    change: (id, change, options) => send(path`/shares/${id}`, { method: 'PATCH', body: change, ...options }),
    revoke: (id, options) => send(path`/shares/${id}`, { method: 'DELETE', ...options }),
    resend: (id, recipientId, options) =>
      send(path`/shares/${id}/recipients/${recipientId}/resend`, { method: 'POST', ...options }),
    removeRecipient: (id, recipientId, options) =>
      send(path`/shares/${id}/recipients/${recipientId}`, { method: 'DELETE', ...options }),
  }
}
