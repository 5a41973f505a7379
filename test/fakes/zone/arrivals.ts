import { nextFreeName, type AccountKind, type DocumentState, type Instant } from '@juriszone/widgets/contract'
import { nameKey } from '../../../bff/src/platform/fold.ts'
import { orNotFound, Problem } from '../../../bff/src/platform/problems.ts'
import { instantOf, newId, publish, touch, type FakeDocument, type FakeVersion, type ZoneState } from './state.ts'
import { documentsOf, liveVersions } from './views.ts'

export interface Arrival {
  name: string
  addedBy: string
  /** Bytes. */
  size?: number
  type?: string
  state?: DocumentState
  at?: Instant
}

/** What a finished upload of a member makes: a new document, or a new version of the one that has this name. */
export function addDocument(state: ZoneState, dossierId: string, arrival: Arrival): FakeDocument {
  const known = documentsOf(state, dossierId, false).find(({ name }) => nameKey(name) === nameKey(arrival.name))
  const document = known ?? newDocument(state, dossierId, arrival.name)
  const { version } = addVersion(state, document, arrival, 'member')
  document.current = version
  arrived(state, document)
  return document
}

export interface Return extends Omit<Arrival, 'addedBy'> {
  shareId: string
  email: string
  /** The shared document that it is a changed version of; else it is a new one. */
  documentId?: string
}

/** What a finished upload of a recipient makes; it never joins by name. */
export function returnDocument(state: ZoneState, { shareId, email, documentId, ...arrival }: Return): FakeVersion {
  const share = orNotFound(state.shares.find(({ id }) => id === shareId))
  const recipient = orNotFound(share.recipients.find((known) => known.email === email))
  const revised = state.documents.find(({ id }) => id === documentId)
  const document = revised ?? newDocument(state, share.dossierId, arrival.name)
  const version = addVersion(state, document, { ...arrival, addedBy: recipient.name }, 'recipient')
  Object.assign(version, { shareId, recipientId: recipient.id, isRevision: revised !== undefined })
  recipient.returnedAt = version.createdAt
  arrived(state, document)
  publish(state, { type: 'return.changed', dossierId: share.dossierId, documentId: document.id, shareId })
  return version
}

/**
 * Takes a member's version off its document and makes it one of its own.
 * @throws Problem version_returned, version_shared, only_version
 */
export function separateVersion(state: ZoneState, document: FakeDocument, version: FakeVersion): FakeDocument {
  const others = liveVersions(document).filter((other) => other !== version)
  if (version.recipientId !== null) throw new Problem('version_returned')
  if (others.length === 0) throw new Problem('only_version')
  const isShared = state.shares.some(({ documents }) =>
    documents.some(({ id, version: sent }) => id === document.id && sent === version.version),
  )
  if (isShared) throw new Problem('version_shared')
  const before = others.filter(({ recipientId, version: number }) => recipientId === null && number < version.version)
  if (document.current === version.version) document.current = (before.at(-1) ?? others.at(-1) ?? version).version
  document.versions = document.versions.filter((other) => other !== version)
  const separated = newDocument(state, document.dossierId, document.name)
  separated.versions.push({ ...version, version: 1 })
  return separated
}

/** « image (2).jpg » when the name is taken there. */
export function takeFreeName(state: ZoneState, dossierId: string, wanted: string): string {
  const taken = new Set(documentsOf(state, dossierId, false).map(({ name }) => nameKey(name)))
  return nextFreeName(wanted, (candidate) => taken.has(nameKey(candidate)))
}

function newDocument(state: ZoneState, dossierId: string, wanted: string): FakeDocument {
  const name = takeFreeName(state, dossierId, wanted)
  const document: FakeDocument = { id: newId(state), dossierId, name, current: 1, versions: [], binnedAt: null }
  state.documents.push(document)
  return document
}

function addVersion(
  state: ZoneState,
  document: FakeDocument,
  { addedBy, size = 1_000_000, type = 'application/pdf', state: is = 'available', at = instantOf(state) }: Arrival,
  addedByKind: AccountKind,
): FakeVersion {
  const version: FakeVersion = {
    id: newId(state),
    version: Math.max(0, ...document.versions.map((known) => known.version)) + 1,
    size,
    type,
    state: is,
    createdAt: at,
    addedBy,
    addedByKind,
    shareId: null,
    recipientId: null,
    isRevision: false,
    openedAt: null,
    withdrawnAt: null,
  }
  document.versions.push(version)
  return version
}

function arrived(state: ZoneState, { dossierId, id }: FakeDocument): void {
  touch(state, dossierId)
  publish(state, { type: 'document.changed', dossierId, documentId: id })
}
