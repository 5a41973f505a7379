import { Hono } from 'hono'
import { Problem, type ProblemCode } from '../../bff/src/platform/problems.ts'
import { accountRoutes } from './zone/accounts.routes.ts'
import { boxRoutes } from './zone/boxes.routes.ts'
import { depositRoutes } from './zone/deposits.routes.ts'
import { documentRoutes } from './zone/documents.routes.ts'
import { dossierRoutes } from './zone/dossiers.routes.ts'
import { eventRoutes } from './zone/events.routes.ts'
import { answerProblem, type Browser, type FakeEnv } from './zone/http.ts'
import { inboxRoutes } from './zone/inbox.routes.ts'
import { SYLVIE } from './zone/people.seed.ts'
import { mockupZone } from './zone/seed.ts'
import { shareRoutes } from './zone/shares.routes.ts'
import type { ZoneState } from './zone/state.ts'

export { FAKE_CODE, FAKE_PASSWORD } from './zone/accounts.routes.ts'
export { addDocument, returnDocument } from './zone/arrivals.ts'
export { addDeposit } from './zone/deposits.seed.ts'
export { JEAN, MARIE_EVE, SYLVIE } from './zone/people.seed.ts'
export { arriveAt, FAKE_VISIT_CODE } from './zone/boxes.routes.ts'
export { emptyZone, FAKE_BOX } from './zone/seed.ts'
export { newId, publish, type FakeShare, type ZoneState } from './zone/state.ts'
export { documentsOf, documentView, dossierView } from './zone/views.ts'

export interface FakeZone {
  /** What a client is given instead of the browser’s. */
  readonly fetch: typeof fetch
  /** What the zone knows; change it before a call, or after it and `publish`. */
  readonly state: ZoneState
  /** Signs in as the account with this address, or out. */
  signIn(email: string | null): void
  /** Another browser on the same zone, signed in as this account. */
  fetchAs(email: string | null): typeof fetch
  /** Milliseconds before each answer. */
  latency: number
  /** What every call ends in: no network, no answer from the server, or a problem. */
  failure: 'offline' | 'silent' | ProblemCode | null
}

/**
 * A zone in memory that speaks the wire’s types and codes, in a browser or in Node. It begins as the mock-ups’ office
 * with Sylvie Arsenault signed in. Bytes do not travel: uploads by tus are not taken, links lead to a line of text.
 */
export function createFakeZone(state: ZoneState = mockupZone(() => new Date())): FakeZone {
  const app = new Hono<FakeEnv>()
  app.onError((error, c) => answerProblem(c, error))
  app.notFound((c) => answerProblem(c, new Problem('not_found')))
  app.use('*', async (_, next) => {
    const { failure } = zone
    if (failure !== null && failure !== 'offline' && failure !== 'silent') throw new Problem(failure)
    await next()
  })
  for (const routes of [
    accountRoutes,
    dossierRoutes,
    documentRoutes,
    shareRoutes,
    inboxRoutes,
    depositRoutes,
    boxRoutes,
    eventRoutes,
  ]) {
    app.route('/api/v1', routes(state))
  }

  function browser(session: Browser): typeof fetch {
    return async (input, init) => {
      const request = new Request(input, init)
      await pause(zone.latency, request.signal)
      if (zone.failure === 'offline' || zone.failure === 'silent') throw new TypeError('Failed to fetch')
      return app.fetch(request, session)
    }
  }

  const accountOf = (email: string | null): string | null =>
    state.accounts.find((account) => account.email === email)?.id ?? null
  const own: Browser = { accountId: accountOf(SYLVIE) }
  const zone: FakeZone = {
    fetch: browser(own),
    state,
    signIn: (email) => {
      own.accountId = accountOf(email)
    },
    fetchAs: (email) => browser({ accountId: accountOf(email) }),
    latency: 0,
    failure: null,
  }
  // A browser without its network knows it.
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => zone.failure !== 'offline' })
  return zone
}

/** Ends early, as a fetch does, when the caller gives up. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    const giveUp = (): void => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    }
    if (signal.aborted) giveUp()
    else signal.addEventListener('abort', giveUp, { once: true })
  })
}
