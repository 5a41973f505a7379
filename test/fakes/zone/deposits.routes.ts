import type { Deposit, DepositDetails, Page } from '@juriszone/widgets/contract'
import { orNotFound, Problem } from '../../../bff/src/platform/problems.ts'
import { takeFreeName } from './arrivals.ts'
import { createRoutes, finds, pageOf, param, readBody, readQuery, requireMember, type FakeContext } from './http.ts'
import { instantOf, publish, touch, type FakeDeposit, type ZoneState } from './state.ts'
import { documentsOf, documentView, waitingDeposits } from './views.ts'

/** What visitors left waits as the documents of a dossier that bears the deposit's id and that no list shows. */
export function depositRoutes(state: ZoneState) {
  function getDeposit(c: FakeContext): FakeDeposit {
    requireMember(state, c)
    const deposit = orNotFound(state.deposits.find(({ id }) => id === param(c, 'id')))
    if (deposit.filedIn !== null) throw new Problem('deposit_filed', { params: { number: deposit.filedIn } })
    return deposit
  }

  return createRoutes()
    .get('/deposits', (c) => {
      requireMember(state, c)
      const query = readQuery(c)
      const deposits = waitingDeposits(state).filter(({ name, email, dossierNumber }) =>
        finds(query.search, name, email, dossierNumber ?? ''),
      )
      return c.json<Page<Deposit>>(
        pageOf(deposits, query, {
          key: ({ submittedAt, id }) => [submittedAt, id],
          order: 'desc',
          toItem: (deposit) => depositView(state, deposit),
        }),
      )
    })
    .get('/deposits/:id', (c) => c.json<DepositDetails>(depositDetails(state, getDeposit(c))))
    .post('/deposits/:id/opening', (c) => {
      const deposit = getDeposit(c)
      deposit.openedAt ??= instantOf(state)
      publish(state, { type: 'deposit.changed' })
      return c.body(null, 204)
    })
    .post('/deposits/:id/file', async (c) => {
      const deposit = getDeposit(c)
      const { dossierId } = await readBody<{ dossierId: string }>(c, { dossierId: 'required' })
      const dossier = orNotFound(state.dossiers.find(({ id }) => id === dossierId))
      if (dossier.closedAt !== null) throw new Problem('dossier_closed')
      for (const document of documentsOf(state, deposit.id, false)) {
        document.name = takeFreeName(state, dossierId, document.name)
        document.dossierId = dossierId
        publish(state, { type: 'document.changed', dossierId, documentId: document.id })
      }
      deposit.filedIn = dossier.number
      touch(state, dossierId)
      publish(state, { type: 'deposit.changed' })
      return c.json({ dossierId })
    })
    .delete('/deposits/:id', (c) => {
      const deposit = getDeposit(c)
      state.documents = state.documents.filter(({ dossierId }) => dossierId !== deposit.id)
      state.deposits = state.deposits.filter((other) => other !== deposit)
      publish(state, { type: 'deposit.changed' })
      return c.body(null, 204)
    })
}

function depositView(state: ZoneState, deposit: FakeDeposit): Deposit {
  const { openedAt, filedIn: _, ...facts } = deposit
  const documents = documentsOf(state, facts.id, false).map((document) => documentView(state, document))
  return {
    ...facts,
    isNew: openedAt === null,
    files: documents.length,
    size: documents.reduce((sum, { size }) => sum + size, 0),
  }
}

function depositDetails(state: ZoneState, deposit: FakeDeposit): DepositDetails {
  const byNumber = state.dossiers.filter(({ number }) => number === deposit.dossierNumber)
  const byEmail = state.dossiers.filter(({ parties }) => parties.some(({ email }) => email === deposit.email))
  return {
    ...depositView(state, deposit),
    documents: documentsOf(state, deposit.id, false).map((document) => {
      const { id, name, size, type, state: is } = documentView(state, document)
      return { id, name, size, type, state: is }
    }),
    suggestions: [...new Set([...byNumber, ...byEmail])]
      .filter(({ closedAt }) => closedAt === null)
      .map(({ id, number, description }) => ({ id, number, description })),
  }
}
