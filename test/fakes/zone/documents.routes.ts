import type {
  DocumentSort,
  DocumentVersion,
  DossierDocument,
  DownloadLink,
  Page,
  ShareRecipient,
  UnfinishedUpload,
} from '@juriszone/widgets/contract'
import { fold, nameKey, naturalKey } from '../../../bff/src/platform/fold.ts'
import { fieldsProblem, orNotFound, Problem } from '../../../bff/src/platform/problems.ts'
import { separateVersion } from './arrivals.ts'
import { getDossier } from './dossiers.routes.ts'
import {
  createRoutes,
  finds,
  pageOf,
  param,
  readBody,
  readQuery,
  requireAccount,
  requireMember,
  type FakeContext,
} from './http.ts'
import { downloadKey, instantOf, publish, touch, type FakeDocument, type FakeVersion, type ZoneState } from './state.ts'
import { documentsOf, documentView, liveVersions, versionOf } from './views.ts'

const SORTS: Record<DocumentSort, (document: DossierDocument) => string | number> = {
  name: ({ name }) => naturalKey(name),
  size: ({ size }) => size,
  createdAt: ({ createdAt }) => createdAt,
  addedBy: ({ addedBy }) => fold(addedBy),
}

/** The zone notes this when bytes leave; here they leave with the link. */
export function download(state: ZoneState, recipient: ShareRecipient, documentIds: string[]): void {
  recipient.downloadedAt ??= instantOf(state)
  for (const documentId of documentIds) state.downloads.add(downloadKey(recipient.id, documentId))
  const sent = state.shares.find(({ recipients }) => recipients.includes(recipient))?.documents ?? []
  const hasAll = sent.every(({ id }) => state.downloads.has(downloadKey(recipient.id, id)))
  if (hasAll) recipient.downloadCompletedAt ??= instantOf(state)
}

/** Bytes are not what stories are about: the link gives a text that names the document. */
export function linkTo(state: ZoneState, text: string): DownloadLink {
  const expiresAt = new Date(state.now().getTime() + 60_000).toISOString()
  return { url: `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`, expiresAt }
}

export function documentRoutes(state: ZoneState) {
  function getDocument(c: FakeContext): FakeDocument {
    requireMember(state, c)
    const document = orNotFound(state.documents.find(({ id }) => id === param(c, 'id')))
    return orNotFound(liveVersions(document).length > 0 ? document : null)
  }

  function changed(document: FakeDocument): DossierDocument {
    touch(state, document.dossierId)
    publish(state, { type: 'document.changed', dossierId: document.dossierId, documentId: document.id })
    return documentView(state, document)
  }

  /** The version that the caller may read: a member any, a recipient the one shared with him or his own return. */
  function getReadable(c: FakeContext): FakeVersion {
    const account = requireAccount(state, c)
    const { version, share } = c.req.query()
    const document = orNotFound(state.documents.find(({ id }) => id === param(c, 'id')))
    if (share === undefined) {
      requireMember(state, c)
      const read = versionOf(document, Number(version ?? document.current))
      read.openedAt ??= instantOf(state)
      return read
    }
    const from = orNotFound(state.shares.find(({ id }) => id === share))
    const recipient = orNotFound(
      from.recipients.find(({ email, removedAt }) => email === account.email && removedAt === null),
    )
    const sent = orNotFound(from.documents.find(({ id }) => id === document.id))
    if (from.revokedAt !== null || from.expiresAt <= instantOf(state)) throw new Problem('not_found')
    download(state, recipient, [document.id])
    return versionOf(document, sent.version)
  }

  return createRoutes()
    .get('/dossiers/:id/documents', (c) => {
      requireMember(state, c)
      const dossier = getDossier(state, param(c, 'id'))
      const query = readQuery(c, ['sort', 'order', 'binned'])
      const { sort = 'name', order = 'asc', binned = 'false' } = c.req.query()
      if (!isSort(sort) || (order !== 'asc' && order !== 'desc')) throw new Problem('invalid_query')
      const documents = documentsOf(state, dossier.id, binned === 'true')
        .filter(({ name }) => finds(query.search, name))
        .map((document) => documentView(state, document))
      const key = (document: DossierDocument) => [SORTS[sort](document), document.id] as const
      return c.json<Page<DossierDocument>>(pageOf(documents, query, { key, order, toItem: (document) => document }))
    })
    .patch('/documents/:id', async (c) => {
      const document = getDocument(c)
      const { name } = await readBody<{ name: string }>(c, { name: 'required' })
      if (name.trim() === '') throw fieldsProblem([{ path: 'name', code: 'required' }])
      const isTaken = documentsOf(state, document.dossierId, false).some(
        (other) => other !== document && nameKey(other.name) === nameKey(name.trim()),
      )
      if (isTaken) throw new Problem('name_taken', { fields: [{ path: 'name', code: 'name_taken' }] })
      document.name = name.trim()
      return c.json<DossierDocument>(changed(document))
    })
    .delete('/documents/:id', (c) => {
      const document = getDocument(c)
      document.binnedAt ??= instantOf(state)
      changed(document)
      return c.body(null, 204)
    })
    .post('/documents/:id/restore', (c) => {
      const document = getDocument(c)
      document.binnedAt = null
      return c.json<DossierDocument>(changed(document))
    })
    .get('/documents/:id/versions', (c) => {
      const document = getDocument(c)
      const items = liveVersions(document)
        .map((version) => versionView(document, version))
        .toReversed()
      return c.json<Page<DocumentVersion>>({ items, nextCursor: null })
    })
    .post('/documents/:id/versions/:n/adopt', (c) => {
      const document = getDocument(c)
      document.current = versionOf(document, Number(param(c, 'n'))).version
      return c.json<DossierDocument>(changed(document))
    })
    .post('/documents/:id/release', async (c) => {
      const document = getDocument(c)
      const { memberships } = requireAccount(state, c)
      if (!memberships.some(({ role }) => role === 'notary')) throw new Problem('not_found')
      await readBody<{ reason: string }>(c, { reason: 'required' })
      versionOf(document, document.current).state = 'available'
      return c.json<DossierDocument>(changed(document))
    })
    .post('/documents/:id/versions/:n/separate', (c) => {
      const document = getDocument(c)
      const separated = separateVersion(state, document, versionOf(document, Number(param(c, 'n'))))
      changed(document)
      return c.json<DossierDocument>(changed(separated), 201)
    })
    .post('/documents/:id/links', (c) => {
      const { addedBy, size } = getReadable(c)
      return c.json<DownloadLink>(linkTo(state, `${addedBy}, ${size}`), 201)
    })
    .post('/dossiers/:id/archives', async (c) => {
      requireMember(state, c)
      const dossier = getDossier(state, param(c, 'id'))
      const { documentIds } = await readBody<{ documentIds: string[] }>(c, { documentIds: 'required' })
      const documents = documentsOf(state, dossier.id, false).filter(({ id }) => documentIds.includes(id))
      if (documents.length < documentIds.length) throw new Problem('document_not_in_dossier')
      return c.json<DownloadLink>(linkTo(state, documents.map(({ name }) => name).join('\n')), 201)
    })
    .get('/uploads', (c) => {
      const { id } = requireAccount(state, c)
      const { dossier, share } = c.req.query()
      const uploads = state.uploads.filter(({ accountId, target }) => accountId === id && target === (dossier ?? share))
      return c.json<UnfinishedUpload[]>(
        uploads.map(({ url, filename, size, offset, sample, documentId, expiresAt }) => ({
          url,
          filename,
          size,
          offset,
          sample,
          documentId,
          expiresAt,
        })),
      )
    })
}

function isSort(text: string): text is DocumentSort {
  return text in SORTS
}

function versionView({ current }: FakeDocument, version: FakeVersion): DocumentVersion {
  return {
    version: version.version,
    size: version.size,
    type: version.type,
    createdAt: version.createdAt,
    addedBy: version.addedBy,
    addedByKind: version.addedByKind,
    isCurrent: version.version === current,
    state: version.state,
  }
}
