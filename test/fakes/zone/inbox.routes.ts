import type {
  DownloadLink,
  InboxDocument,
  InboxItem,
  InboxShare,
  Page,
  ShareRecipient,
  ShareReturn,
} from '@juriszone/widgets/contract'
import { orNotFound, Problem } from '../../../bff/src/platform/problems.ts'
import { download, linkTo } from './documents.routes.ts'
import { createRoutes, finds, pageOf, param, readQuery, requireAccount, type FakeContext } from './http.ts'
import { requireUnexpired } from './shares.routes.ts'
import {
  instantOf,
  publish,
  touch,
  type FakeDocument,
  type FakeShare,
  type FakeVersion,
  type ZoneState,
} from './state.ts'
import { liveVersions, versionOf } from './views.ts'

interface Received {
  share: FakeShare
  recipient: ShareRecipient
}

export function inboxRoutes(state: ZoneState) {
  /** What the caller received and still may know of: neither revoked nor taken from him. */
  function received(c: FakeContext): Received[] {
    const account = requireAccount(state, c)
    return state.shares.flatMap((share) => {
      const recipient = share.recipients.find(({ email, removedAt }) => email === account.email && removedAt === null)
      return recipient && share.revokedAt === null ? [{ share, recipient }] : []
    })
  }

  function getReceived(c: FakeContext): Received {
    return orNotFound(received(c).find(({ share }) => share.id === param(c, 'id')))
  }

  function changed({ share }: Received): void {
    touch(state, share.dossierId)
    publish(state, { type: 'share.changed', dossierId: share.dossierId, shareId: share.id })
  }

  return createRoutes()
    .get('/inbox', (c) => {
      const query = readQuery(c)
      const shares = received(c).filter(({ share }) => finds(query.search, share.title))
      return c.json<Page<InboxItem>>(
        pageOf(shares, query, {
          key: ({ share }) => [share.id, share.id],
          order: 'desc',
          toItem: (item) => inboxItem(state, item),
        }),
      )
    })
    .get('/inbox/:id', (c) => c.json<InboxShare>(inboxShare(state, getReceived(c))))
    .post('/inbox/:id/opening', (c) => {
      const item = getReceived(c)
      requireUnexpired(state, item.share)
      item.recipient.openedAt ??= instantOf(state)
      changed(item)
      return c.body(null, 204)
    })
    .post('/inbox/:id/archives', (c) => {
      const item = getReceived(c)
      requireUnexpired(state, item.share)
      download(
        state,
        item.recipient,
        item.share.documents.map(({ id }) => id),
      )
      return c.json<DownloadLink>(linkTo(state, item.share.title), 201)
    })
    .post('/inbox/:id/extension-requests', (c) => {
      const item = getReceived(c)
      item.recipient.extensionRequestedAt ??= instantOf(state)
      changed(item)
      return c.body(null, 202)
    })
    .delete('/inbox/:id/returns/:rid', (c) => {
      const item = getReceived(c)
      const { document, version } = orNotFound(
        returnsOf(state, item).find((found) => found.version.id === param(c, 'rid')),
      )
      const isUntouched = (document.current === version.version) === !version.isRevision
      if (version.openedAt !== null || !isUntouched) throw new Problem('return_opened')
      version.withdrawnAt = instantOf(state)
      item.recipient.returnedAt = returnsOf(state, item).at(-1)?.version.createdAt ?? null
      touch(state, document.dossierId)
      const { dossierId, id: documentId } = document
      publish(state, { type: 'return.changed', dossierId, documentId, shareId: item.share.id })
      return c.body(null, 204)
    })
}

function inboxItem(state: ZoneState, { share, recipient }: Received): InboxItem {
  return {
    id: share.id,
    title: share.title,
    firm: state.firm.name,
    firmPhone: state.firm.phone,
    receivedAt: share.createdAt,
    expiresAt: share.expiresAt,
    isNew: recipient.openedAt === null,
  }
}

function inboxShare(state: ZoneState, item: Received): InboxShare {
  const { share, recipient } = item
  const isExpired = share.expiresAt <= instantOf(state)
  return {
    ...inboxItem(state, item),
    sender: share.sender.name,
    message: recipient.message,
    mayReturn: recipient.mayReturn,
    extensionRequestedAt: recipient.extensionRequestedAt,
    documents: isExpired ? [] : documentsIn(state, share),
    returns: returnsOf(state, item).map(returnView),
  }
}

function documentsIn(state: ZoneState, { documents }: FakeShare): InboxDocument[] {
  return documents.flatMap(({ id, version }) => {
    const document = orNotFound(state.documents.find((known) => known.id === id))
    if (document.binnedAt !== null) return []
    const { size, type, state: is } = versionOf(document, version)
    return [{ id, name: document.name, size, type, version, state: is }]
  })
}

function returnsOf(
  state: ZoneState,
  { share, recipient }: Received,
): { document: FakeDocument; version: FakeVersion }[] {
  return state.documents.flatMap((document) =>
    liveVersions(document)
      .filter(({ shareId, recipientId }) => shareId === share.id && recipientId === recipient.id)
      .map((version) => ({ document, version })),
  )
}

function returnView({ document, version }: { document: FakeDocument; version: FakeVersion }): ShareReturn {
  return {
    id: version.id,
    name: document.name,
    size: version.size,
    returnedAt: version.createdAt,
    documentId: version.isRevision ? document.id : null,
    mayWithdraw: version.openedAt === null,
  }
}
