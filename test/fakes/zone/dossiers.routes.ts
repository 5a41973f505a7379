import type { Counts, Dossier, DossierInput, ExportedDossier, Member, Page, Person } from '@juriszone/widgets/contract'
import { emailKey, isEmailAddress } from '../../../bff/src/platform/email-address.ts'
import { fold } from '../../../bff/src/platform/fold.ts'
import { orNotFound, Problem } from '../../../bff/src/platform/problems.ts'
import { createRoutes, finds, pageOf, param, readBody, readQuery, requireMember, type FakeContext } from './http.ts'
import { instantOf, newId, publish, touch, type FakeDossier, type ZoneState } from './state.ts'
import { dossierView, hasUnseenReturns, peopleOf, waitingDeposits } from './views.ts'

export function getDossier(state: ZoneState, id: string): FakeDossier {
  return orNotFound(state.dossiers.find((dossier) => dossier.id === id))
}

export function dossierRoutes(state: ZoneState) {
  /** « PUT /dossiers/{number} », what a host does with its keys; here nobody asks for them. */
  async function exportDossier(c: FakeContext): Promise<Response> {
    const input = await readBody<DossierInput>(c, { description: 'required', parties: 'required' })
    const number = decodeURIComponent(new URL(c.req.url).pathname.split('/').at(-1) ?? '')
    refuse('missing_email', input, (email) => email === '')
    refuse('invalid_email', input, (email) => !isEmailAddress(email))
    const known = state.dossiers.find((dossier) => dossier.number === number)
    const dossier: FakeDossier = known ?? {
      id: newId(state),
      number,
      description: '',
      parties: [],
      lastActivityAt: instantOf(state),
      closedAt: null,
      keptAt: null,
      seenAt: new Map(),
    }
    dossier.description = input.description
    dossier.parties = input.parties.map((party, i) => ({
      id: dossier.parties[i]?.id ?? newId(state),
      externalId: party.externalId ?? null,
      kind: party.kind,
      name: party.name,
      email: emailKey(party.email),
      role: party.role ?? null,
      phone: party.phone ?? null,
      locale: party.locale ?? 'fr-CA',
      hasLeft: false,
    }))
    if (!known) state.dossiers.push(dossier)
    touch(state, dossier.id)
    publish(state, { type: 'dossier.changed', dossierId: dossier.id })
    const { id, description, parties } = dossier
    const url = new URL(`/dossiers/${id}`, c.req.url).href
    return c.json<ExportedDossier>({ id, number, description, parties, url }, known ? 200 : 201)
  }

  return createRoutes()
    .put('/dossiers/:number', (c) => exportDossier(c))
    .get('/people', (c) => {
      requireMember(state, c)
      const query = readQuery(c)
      const people = peopleOf(state).filter(({ name, email }) => finds(query.search, name, email))
      return c.json<Page<Person>>(
        pageOf(people, query, { key: ({ name, id }) => [fold(name), id], order: 'asc', toItem: (person) => person }),
      )
    })
    .get('/members', (c) => {
      const { member } = requireMember(state, c)
      getDossier(state, c.req.query('dossier') ?? '')
      return c.json<Page<Member>>({ items: state.members.filter(({ id }) => id !== member.id), nextCursor: null })
    })
    .get('/counts', (c) => {
      const { account } = requireMember(state, c)
      const unseen = state.dossiers.filter((dossier) => hasUnseenReturns(state, dossier, account.id))
      return c.json<Counts>({ dossiers: unseen.length, deposits: waitingDeposits(state).length })
    })
    .get('/dossiers', (c) => {
      const { account } = requireMember(state, c)
      const query = readQuery(c, ['number'])
      const number = c.req.query('number')
      const dossiers = state.dossiers.filter(
        (dossier) =>
          (number === undefined || dossier.number === number) &&
          finds(query.search, dossier.number, dossier.description, ...dossier.parties.map(({ name }) => name)),
      )
      return c.json<Page<Dossier>>(
        pageOf(dossiers, query, {
          key: ({ lastActivityAt, id }) => [lastActivityAt, id],
          order: 'desc',
          toItem: (dossier) => dossierView(state, dossier, account.id),
        }),
      )
    })
    .get('/dossiers/:id', (c) => {
      const { account } = requireMember(state, c)
      return c.json<Dossier>(dossierView(state, getDossier(state, param(c, 'id')), account.id))
    })
    .post('/dossiers/:id/seen', (c) => {
      const { account } = requireMember(state, c)
      getDossier(state, param(c, 'id')).seenAt.set(account.id, instantOf(state))
      return c.body(null, 204)
    })
    .post('/dossiers/:id/keeping', (c) => {
      const { account } = requireMember(state, c)
      const dossier = getDossier(state, param(c, 'id'))
      dossier.keptAt = instantOf(state)
      publish(state, { type: 'dossier.changed', dossierId: dossier.id })
      return c.json<Dossier>(dossierView(state, dossier, account.id))
    })
    .post('/dossiers/:id/closing', (c) => {
      const { account } = requireMember(state, c)
      const dossier = getDossier(state, param(c, 'id'))
      const now = instantOf(state)
      if (dossier.closedAt === null) {
        dossier.closedAt = now
        touch(state, dossier.id)
        for (const share of state.shares) {
          if (share.dossierId === dossier.id && share.expiresAt > now) share.revokedAt ??= now
        }
        publish(state, { type: 'dossier.changed', dossierId: dossier.id })
      }
      return c.json<Dossier>(dossierView(state, dossier, account.id))
    })
}

/** One refusal names every party at fault. */
function refuse(
  code: 'missing_email' | 'invalid_email',
  { parties }: DossierInput,
  isFaulty: (email: string) => boolean,
): void {
  const faulty = parties.flatMap(({ name, email }, i) => (isFaulty(emailKey(email ?? '')) ? [{ name, i }] : []))
  if (faulty.length === 0) return
  throw new Problem(code, {
    params: { names: faulty.map(({ name }) => name).join(', ') },
    fields: faulty.map(({ name, i }) => ({ path: `parties[${i}].email`, code, params: { names: name } })),
  })
}
