import type { DownloadLink, InboxItem, InboxShare, Page, PageQuery } from '../contract/index.ts'
import { path, type CallOptions, type Send } from './transport.ts'

export interface InboxApi {
  list(query?: PageQuery, options?: CallOptions): Promise<Page<InboxItem>>
  get(shareId: string, options?: CallOptions): Promise<InboxShare>
  /** Records « ouvert »; reading never does, mail scanners read too. */
  open(shareId: string, options?: CallOptions): Promise<void>
  /** A ZIP of the whole share; the address is for a plain `<a>`. */
  archive(shareId: string, options?: CallOptions): Promise<DownloadLink>
  requestExtension(shareId: string, options?: CallOptions): Promise<void>
  withdrawReturn(shareId: string, returnId: string, options?: CallOptions): Promise<void>
}

export function inboxApi(send: Send, absolute: (url: string) => string): InboxApi {
  return {
    list: (query, options) => send('/inbox', { query, ...options }),
    get: (shareId, options) => send(path`/inbox/${shareId}`, options),
    open: (shareId, options) => send(path`/inbox/${shareId}/opening`, { method: 'POST', ...options }),
    archive: async (shareId, options) => {
      const link = await send<DownloadLink>(path`/inbox/${shareId}/archives`, { method: 'POST', ...options })
      return { ...link, url: absolute(link.url) }
    },
    requestExtension: (shareId, options) =>
      send(path`/inbox/${shareId}/extension-requests`, { method: 'POST', ...options }),
    withdrawReturn: (shareId, returnId, options) =>
      send(path`/inbox/${shareId}/returns/${returnId}`, { method: 'DELETE', ...options }),
  }
}
