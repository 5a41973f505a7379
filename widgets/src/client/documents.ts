import type { DocumentQuery, DocumentVersion, DossierDocument, DownloadLink, Page } from '../contract/index.ts'
import { path, type CallOptions, type Send } from './transport.ts'

export interface DocumentsApi {
  list(dossierId: string, query?: DocumentQuery, options?: CallOptions): Promise<Page<DossierDocument>>
  rename(id: string, name: string, options?: CallOptions): Promise<DossierDocument>
  /** To « Corbeille », where it stays thirty days. */
  bin(id: string, options?: CallOptions): Promise<void>
  restore(id: string, options?: CallOptions): Promise<DossierDocument>
  versions(id: string, options?: CallOptions): Promise<Page<DocumentVersion>>
  adopt(id: string, version: number, options?: CallOptions): Promise<DossierDocument>
  /** « Garder les deux »: makes that version a document of its own. */
  separate(id: string, version: number, options?: CallOptions): Promise<DossierDocument>
  /** A notary answers for content that does not match its name; the reason goes to the journal. */
  release(id: string, reason: string, options?: CallOptions): Promise<DossierDocument>
  /** An absolute address for a plain `<a>`: 60 s to start. */
  link(id: string, of?: { version?: number; share?: string }, options?: CallOptions): Promise<DownloadLink>
  /** A ZIP of several documents, same rules as a link. */
  archive(dossierId: string, documentIds: string[], options?: CallOptions): Promise<DownloadLink>
}

export function documentsApi(send: Send, absolute: (url: string) => string): DocumentsApi {
  const download = async (route: string, call: object): Promise<DownloadLink> => {
    const link = await send<DownloadLink>(route, { method: 'POST', ...call })
    return { ...link, url: absolute(link.url) }
  }
  return {
    list: (dossierId, query, options) => send(path`/dossiers/${dossierId}/documents`, { query, ...options }),
    rename: (id, name, options) => send(path`/documents/${id}`, { method: 'PATCH', body: { name }, ...options }),
    bin: (id, options) => send(path`/documents/${id}`, { method: 'DELETE', ...options }),
    restore: (id, options) => send(path`/documents/${id}/restore`, { method: 'POST', ...options }),
    versions: (id, options) => send(path`/documents/${id}/versions`, options),
    adopt: (id, version, options) =>
      send(path`/documents/${id}/versions/${String(version)}/adopt`, { method: 'POST', ...options }),
    separate: (id, version, options) =>
      send(path`/documents/${id}/versions/${String(version)}/separate`, { method: 'POST', ...options }),
    release: (id, reason, options) =>
      send(path`/documents/${id}/release`, { method: 'POST', body: { reason }, ...options }),
    link: (id, of, options) => download(path`/documents/${id}/links`, { query: of, ...options }),
    archive: (dossierId, documentIds, options) =>
      download(path`/dossiers/${dossierId}/archives`, { body: { documentIds }, ...options }),
  }
}
