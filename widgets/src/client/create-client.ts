import type { Locale } from '../contract/index.ts'
import type { SessionApi } from './accounts.ts'
import { depositsApi, type DepositsApi } from './deposits.ts'
import { documentsApi, type DocumentsApi } from './documents.ts'
import { dossiersApi, type DossiersApi } from './dossiers.ts'
import { inboxApi, type InboxApi } from './inbox.ts'
import { LiveEvents } from './live-events.ts'
import { countsApi, membersApi, peopleApi, type CountsApi, type MembersApi, type PeopleApi } from './people.ts'
import { sharesApi, type SharesApi } from './shares.ts'
import { TokenSource, type TokenOptions } from './token-source.ts'
import { Transport } from './transport.ts'
import { uploadsApi, type UploadsApi } from './uploads/uploads-api.ts'

export interface ClientOptions extends TokenOptions {
  /** Where the zone is, such as `https://zone.example`; this page's own origin by default. */
  baseUrl?: string
  /** Asked at each call: the reader may change it at any time. */
  locale: () => Locale
  fetch?: typeof fetch
}

/** The zone's API, one member a stage of a document's path. Calls throw a `ZoneProblem`. */
export interface JzClient {
  readonly baseUrl: string
  /** Who is signed in; signing in is the site’s own affair (`createSiteClient`). */
  readonly session: Pick<SessionApi, 'get'>
  readonly people: PeopleApi
  readonly members: MembersApi
  readonly counts: CountsApi
  readonly dossiers: DossiersApi
  readonly documents: DocumentsApi
  readonly uploads: UploadsApi
  readonly shares: SharesApi
  readonly inbox: InboxApi
  readonly deposits: DepositsApi
  readonly live: LiveEvents
  /** Replaces the bearer token; without one, the next call asks for it. */
  useToken(token: string | undefined): void
}

/**
 * Speaks as a bearer when given `token` or `getToken`, with no cookie at all;
 * otherwise as the portal: the session's cookie on the zone's own origin.
 */
export function createClient(options: ClientOptions): JzClient {
  return clientOn(openLine(options))
}

/** The way to one zone. */
export interface Line {
  baseUrl: string
  transport: Transport
}

export function openLine(options: ClientOptions): Line {
  const baseUrl = new URL(options.baseUrl || '/', location.href).href
  const isBearer = options.token !== undefined || options.getToken !== undefined
  const tokens = isBearer ? new TokenSource(options) : null
  const fetcher: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init))
  return { baseUrl, transport: new Transport(baseUrl, tokens, options.locale, fetcher) }
}

export function clientOn({ baseUrl, transport }: Line): JzClient {
  const { send, tokens } = transport
  const absolute = (url: string): string => transport.absolute(url)
  return {
    baseUrl,
    session: { get: (options) => send('/session', options) },
    people: peopleApi(send),
    members: membersApi(send),
    counts: countsApi(send),
    dossiers: dossiersApi(send),
    documents: documentsApi(send, absolute),
    uploads: uploadsApi(transport),
    shares: sharesApi(send),
    inbox: inboxApi(send, absolute),
    deposits: depositsApi(send),
    live: new LiveEvents(transport),
    useToken: (token) => tokens?.use(token),
  }
}
