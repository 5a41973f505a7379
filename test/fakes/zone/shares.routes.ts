import {
  endOfZoneDay,
  expiryRange,
  isCalendarDay,
  type Page,
  type RecipientInput,
  type Share,
  type ShareChange,
  type ShareInput,
  type ShareRecipient,
} from '@juriszone/widgets/contract'
import {
  fieldsProblem,
  orNotFound,
  Problem,
  type FieldFault,
  type ProblemCode,
} from '../../../bff/src/platform/problems.ts'
import { getDossier } from './dossiers.routes.ts'
import { createRoutes, finds, pageOf, param, readBody, readQuery, requireMember, type FakeContext } from './http.ts'
import {
  instantOf,
  newId,
  newRecipient,
  publish,
  touch,
  type FakeDossier,
  type FakeShare,
  type ZoneState,
} from './state.ts'
import { documentsOf, shareView } from './views.ts'

const INPUT = {
  title: 'optional',
  expiresOn: 'required',
  documentIds: 'required',
  recipients: 'required',
  alsoNotify: 'optional',
} as const

export function shareRoutes(state: ZoneState) {
  const view = (c: FakeContext, share: FakeShare): Share => shareView(state, share, new URL(c.req.url).origin)

  function getShare(c: FakeContext): FakeShare {
    requireMember(state, c)
    return orNotFound(state.shares.find(({ id }) => id === param(c, 'id')))
  }

  function getRecipient(c: FakeContext): { share: FakeShare; recipient: ShareRecipient } {
    const share = getShare(c)
    return { share, recipient: orNotFound(share.recipients.find(({ id }) => id === param(c, 'rid'))) }
  }

  function changed(share: FakeShare): void {
    touch(state, share.dossierId)
    publish(state, { type: 'share.changed', dossierId: share.dossierId, shareId: share.id })
    publish(state, { type: 'inbox.changed', shareId: share.id })
  }

  async function send(c: FakeContext): Promise<Response> {
    const { member } = requireMember(state, c)
    const dossier = getDossier(state, param(c, 'id'))
    const input = await readBody<ShareInput>(c, INPUT)
    const key = c.req.header('Idempotency-Key')
    const body = JSON.stringify([dossier.id, input])
    const before = state.answered.get(key ?? '')
    if (before) {
      if (before.body !== body) throw new Problem('idempotency_mismatch')
      return c.json<Share>(view(c, orNotFound(state.shares.find(({ id }) => id === before.shareId))), 201)
    }
    requireOpen(dossier)
    checkInput(state, dossier, input)
    const now = instantOf(state)
    const share: FakeShare = {
      id: newId(state),
      dossierId: dossier.id,
      title: input.title.trim(),
      createdAt: now,
      expiresAt: endOfZoneDay(input.expiresOn).toISOString(),
      revokedAt: null,
      sender: { id: member.id, name: member.name },
      documents: fixed(state, dossier, input.documentIds),
      recipients: input.recipients.map((recipient) => addressed(state, dossier, recipient)),
      isReminded: true,
    }
    state.shares.push(share)
    if (key !== undefined) state.answered.set(key, { body, shareId: share.id })
    changed(share)
    return c.json<Share>(view(c, share), 201)
  }

  return createRoutes()
    .post('/dossiers/:id/shares', (c) => send(c))
    .get('/dossiers/:id/shares', (c) => {
      requireMember(state, c)
      const dossier = getDossier(state, param(c, 'id'))
      const query = readQuery(c)
      const shares = state.shares.filter(
        ({ dossierId, title }) => dossierId === dossier.id && finds(query.search, title),
      )
      return c.json<Page<Share>>(
        pageOf(shares, query, { key: ({ id }) => [id, id], order: 'desc', toItem: (share) => view(c, share) }),
      )
    })
    .get('/shares/:id', (c) => c.json<Share>(view(c, getShare(c))))
    .patch('/shares/:id', async (c) => {
      const share = getShare(c)
      const change = await readBody<ShareChange>(c, {
        expiresOn: 'optional',
        addDocumentIds: 'optional',
        isReminded: 'optional',
      })
      const dossier = getDossier(state, share.dossierId)
      const { expiresOn, addDocumentIds = [] } = change
      requireUnrevoked(share)
      requireOpen(dossier)
      if (Object.keys(change).length === 0) throw fieldsProblem([{ path: 'expiresOn', code: 'required' }])
      throwAny([
        ...(expiresOn === undefined ? [] : extensionFaults(state, share, expiresOn)),
        ...documentFaults(state, dossier, addDocumentIds, 'addDocumentIds'),
      ])
      const expiresAt = expiresOn === undefined ? share.expiresAt : endOfZoneDay(expiresOn).toISOString()
      requireUnexpired(state, { expiresAt })
      const isExtended = expiresAt > share.expiresAt
      share.expiresAt = expiresAt
      share.isReminded = change.isReminded ?? share.isReminded
      const there = new Set(share.documents.map(({ id }) => id))
      share.documents.push(...fixed(state, dossier, addDocumentIds).filter(({ id }) => !there.has(id)))
      if (isExtended) for (const recipient of share.recipients) recipient.extensionRequestedAt = null
      changed(share)
      return c.json<Share>(view(c, share))
    })
    .delete('/shares/:id', (c) => {
      const share = getShare(c)
      if (share.revokedAt === null) {
        share.revokedAt = instantOf(state)
        changed(share)
      }
      return c.body(null, 204)
    })
    .post('/shares/:id/recipients/:rid/resend', (c) => {
      const { share, recipient } = getRecipient(c)
      requireUnrevoked(share)
      requireUnexpired(state, share)
      orNotFound(recipient.removedAt === null ? recipient : null)
      Object.assign(recipient, { undeliveredAt: null, sentAt: instantOf(state) })
      changed(share)
      return c.body(null, 202)
    })
    .delete('/shares/:id/recipients/:rid', (c) => {
      const { share, recipient } = getRecipient(c)
      recipient.removedAt ??= instantOf(state)
      changed(share)
      return c.body(null, 204)
    })
}

function requireUnrevoked({ revokedAt }: Pick<FakeShare, 'revokedAt'>): void {
  if (revokedAt !== null) throw new Problem('share_revoked')
}

export function requireUnexpired(state: ZoneState, { expiresAt }: Pick<FakeShare, 'expiresAt'>): void {
  if (expiresAt <= instantOf(state)) throw new Problem('share_expired', { params: { date: expiresAt.slice(0, 10) } })
}

function requireOpen({ closedAt }: FakeDossier): void {
  if (closedAt !== null) throw new Problem('dossier_closed')
}

function throwAny(faults: FieldFault[]): void {
  if (faults.length > 0) throw fieldsProblem(faults)
}

function checkInput(state: ZoneState, dossier: FakeDossier, input: ShareInput): void {
  const present = new Set(dossier.parties.filter(({ hasLeft }) => !hasLeft).map(({ id }) => id))
  const colleagues = new Set(state.members.map(({ id }) => id))
  const title: FieldFault[] = (input.title ?? '').trim() === '' ? [{ path: 'title', code: 'title_missing' }] : []
  throwAny(title)
  const partyIds = input.recipients.map(({ partyId }) => partyId)
  throwAny([
    ...expiryFaults(state, input.expiresOn),
    ...documentFaults(state, dossier, input.documentIds, 'documentIds'),
    ...nameFaults(
      partyIds,
      (i) => `recipients[${i}].partyId`,
      (id) => (present.has(id) ? null : 'recipient_not_in_dossier'),
    ),
    ...nameFaults(
      input.alsoNotify ?? [],
      (i) => `alsoNotify[${i}]`,
      (id) => (colleagues.has(id) ? null : 'member_not_in_firm'),
    ),
  ])
}

function expiryFaults(state: ZoneState, day: string): FieldFault[] {
  const { first, last } = expiryRange(state.now())
  if (isCalendarDay(day) && first <= day && day <= last) return []
  return [{ path: 'expiresOn', code: 'expiry_out_of_range', params: { last } }]
}

function extensionFaults(state: ZoneState, { expiresAt }: FakeShare, day: string): FieldFault[] {
  const faults = expiryFaults(state, day)
  if (faults.length > 0 || endOfZoneDay(day).toISOString() >= expiresAt) return faults
  return [{ path: 'expiresOn', code: 'expiry_shortened', params: { date: expiresAt.slice(0, 10) } }]
}

function documentFaults(state: ZoneState, dossier: FakeDossier, ids: string[], path: string): FieldFault[] {
  const documents = documentsOf(state, dossier.id, false)
  return nameFaults(
    ids,
    (i) => `${path}[${i}]`,
    (wanted) => {
      const document = documents.find(({ id }) => id === wanted)
      if (!document) return 'document_not_in_dossier'
      return document.versions.some(({ version, state: is }) => version === document.current && is === 'infected')
        ? 'document_infected'
        : null
    },
  )
}

function nameFaults(
  ids: string[],
  path: (index: number) => string,
  refusal: (id: string) => ProblemCode | null,
): FieldFault[] {
  return ids.flatMap((id, i) => {
    const code = ids.indexOf(id) < i ? 'duplicate' : refusal(id)
    return code === null ? [] : [{ path: path(i), code }]
  })
}

/** A share goes on sending the versions that were current when it was made. */
function fixed(state: ZoneState, dossier: FakeDossier, ids: string[]): FakeShare['documents'] {
  const documents = documentsOf(state, dossier.id, false)
  return ids.map((wanted) => {
    const { id, current } = orNotFound(documents.find((document) => document.id === wanted))
    return { id, version: current }
  })
}

function addressed(
  state: ZoneState,
  { parties }: FakeDossier,
  { partyId, mayReturn, notifyRecipient, message = '' }: RecipientInput,
): ShareRecipient {
  const party = orNotFound(parties.find(({ id }) => id === partyId))
  // The fake's mail leaves at once.
  const sentAt = notifyRecipient ? instantOf(state) : null
  return { ...newRecipient(state, party), mayReturn, notifyRecipient, message: message.trim(), sentAt }
}
