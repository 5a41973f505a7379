import type { Dossier, DossierDocument, Person, Share, ShareFact } from '@juriszone/widgets/contract'
import { fold } from '../../../bff/src/platform/fold.ts'
import { orNotFound } from '../../../bff/src/platform/problems.ts'
import {
  downloadKey,
  type FakeDeposit,
  type FakeDocument,
  type FakeDossier,
  type FakeShare,
  type FakeVersion,
  type ZoneState,
} from './state.ts'

/** Versions that nobody took back. */
export function liveVersions(document: FakeDocument): FakeVersion[] {
  return document.versions.filter(({ withdrawnAt }) => withdrawnAt === null)
}

/** Documents of a dossier, in its list or in its bin. */
export function documentsOf(state: ZoneState, dossierId: string, isBinned: boolean): FakeDocument[] {
  return state.documents.filter(
    (document) =>
      document.dossierId === dossierId &&
      (document.binnedAt !== null) === isBinned &&
      liveVersions(document).length > 0,
  )
}

/** Neither filed nor deleted. */
export function waitingDeposits({ deposits }: ZoneState): FakeDeposit[] {
  return deposits.filter(({ filedIn }) => filedIn === null)
}

export function versionOf(document: FakeDocument, number: number): FakeVersion {
  return orNotFound(liveVersions(document).find(({ version }) => version === number))
}

export function hasUnseenReturns(state: ZoneState, dossier: FakeDossier, accountId: string): boolean {
  const seenAt = dossier.seenAt.get(accountId) ?? ''
  return documentsOf(state, dossier.id, false)
    .flatMap(liveVersions)
    .some(({ recipientId, createdAt }) => recipientId !== null && createdAt > seenAt)
}

/** 90 days, unless a firm says otherwise. */
const KEPT_FOR = 90 * 24 * 60 * 60 * 1000

export function dossierView(state: ZoneState, dossier: FakeDossier, accountId: string): Dossier {
  const { seenAt: _, keptAt, ...facts } = dossier
  const since = Math.max(Date.parse(dossier.lastActivityAt), keptAt === null ? 0 : Date.parse(keptAt))
  return {
    ...facts,
    firm: state.firm.name,
    purgeAt: new Date(since + KEPT_FOR).toISOString(),
    documents: documentsOf(state, dossier.id, false).length,
    hasUnseenReturns: hasUnseenReturns(state, dossier, accountId),
  }
}

/** Parties of one name, address and kind are one person. */
export function peopleOf(state: ZoneState): Person[] {
  const people = new Map<string, Person>()
  for (const { id, number, parties } of state.dossiers) {
    for (const party of parties) {
      const { kind, name, email } = party
      const key = [fold(name), email, kind].join('\n')
      const person = people.get(key) ?? { id: party.id, name, kind, email, dossiers: [] }
      people.set(key, person)
      person.dossiers.push({ id, number })
    }
  }
  return [...people.values()]
}

export function documentView(state: ZoneState, document: FakeDocument): DossierDocument {
  const versions = liveVersions(document)
  const current = versionOf(document, document.current)
  const returns = versions.filter(({ recipientId }) => recipientId !== null)
  const beneath = returns.findLast(({ version }) => version !== document.current)
  return {
    id: document.id,
    name: document.name,
    size: current.size,
    type: current.type,
    createdAt: current.createdAt,
    addedBy: current.addedBy,
    addedByKind: current.addedByKind,
    versions: versions.length,
    version: current.version,
    state: current.state,
    heldFor: current.state === 'held' ? 'content' : null,
    isNew: returns.some(({ openedAt }) => openedAt === null),
    returned: beneath ? { version: beneath.version, addedBy: beneath.addedBy, createdAt: beneath.createdAt } : null,
    share: shareFact(state, document),
    binnedAt: document.binnedAt,
  }
}

/** The furthest fact of the shares that a document is in: live ones speak before expired ones. */
function shareFact(state: ZoneState, { id, versions }: FakeDocument): ShareFact | null {
  const now = state.now().toISOString()
  const shares = state.shares.filter(
    (share) => share.revokedAt === null && share.documents.some((sent) => sent.id === id),
  )
  const live = shares.filter(({ expiresAt }) => expiresAt > now)
  const recipients = (live.length > 0 ? live : shares)
    .flatMap((share) => share.recipients)
    .filter(({ removedAt }) => removedAt === null)
  const of = recipients.length
  if (of === 0) return null
  if (live.length === 0) return { fact: 'expired', count: of, of }
  const ids = new Set(recipients.map((recipient) => recipient.id))
  const returns = versions.filter(({ recipientId, withdrawnAt }) => withdrawnAt === null && ids.has(recipientId ?? ''))
  const last = returns.at(-1)
  if (last)
    return {
      fact: 'returned',
      count: new Set(returns.map(({ recipientId }) => recipientId)).size,
      of,
      by: last.addedBy,
    }
  const downloaded = recipients.filter((recipient) => state.downloads.has(downloadKey(recipient.id, id))).length
  if (downloaded > 0) return { fact: 'downloaded', count: downloaded, of }
  const opened = recipients.filter(({ openedAt }) => openedAt !== null).length
  return opened > 0 ? { fact: 'opened', count: opened, of } : { fact: 'sent', count: of, of }
}

/** @param origin of the links, such as `https://zone.example` */
export function shareView(state: ZoneState, share: FakeShare, origin: string): Share {
  return {
    ...share,
    documents: share.documents.map(({ id, version }) => {
      const document = orNotFound(state.documents.find((known) => known.id === id))
      return { id, name: document.name, version, size: versionOf(document, version).size }
    }),
    url: `${origin}/partages/${share.id}`,
  }
}
