import type { DepositReceipt, Locale, UploadBox, VerifiedVisit, Visit, VisitInput } from '../contract/index.ts'
import { TokenSource } from './token-source.ts'
import { path, Transport, type CallOptions } from './transport.ts'

/** The calls of a visitor on a firm's website. They throw a `ZoneProblem`. */
export interface BoxClient {
  readonly baseUrl: string
  /** What an `UploadQueue` sends through, with the visit's token. */
  readonly transport: Transport
  get(key: string, options?: CallOptions): Promise<UploadBox>
  /** A code leaves by e-mail. */
  visit(key: string, input: VisitInput): Promise<Visit>
  /** Another code for the same visit. */
  sendCode(visitId: string): Promise<void>
  /** From now on uploads go by the token of this visit; it is kept in memory only. */
  verify(visitId: string, code: string): Promise<VerifiedVisit>
  /** Takes back what has arrived, before it is submitted. */
  removeFile(visitId: string, uploadId: string, options?: CallOptions): Promise<void>
  /** Asked twice, it answers the same receipt. */
  submit(visitId: string): Promise<DepositReceipt>
}

interface BoxClientOptions {
  baseUrl: string
  /** Asked at each call: the reader may change it at any time. */
  locale: () => Locale
  fetch?: typeof fetch
}

/** Neither cookie nor the page's own token: who fills in a box is a stranger until the code is right. */
export function createBoxClient({ baseUrl, locale, fetch: fetcher }: BoxClientOptions): BoxClient {
  const base = new URL(baseUrl, location.href).href
  const call: typeof fetch = fetcher ?? ((input, init) => fetch(input, init))
  const tokens = new TokenSource({})
  const stranger = new Transport(base, null, locale, call, { isStranger: true })
  const visitor = new Transport(base, tokens, locale, call)
  return {
    baseUrl: base,
    transport: visitor,
    get: (key, options) => stranger.send(path`/boxes/${key}`, options),
    visit: (key, body) => stranger.send(path`/boxes/${key}/visits`, { method: 'POST', body }),
    sendCode: (visitId) => stranger.send(path`/visits/${visitId}/codes`, { method: 'POST' }),
    verify: async (visitId, code) => {
      const verified = await stranger.send<VerifiedVisit>(path`/visits/${visitId}/verify`, {
        method: 'POST',
        body: { code },
      })
      tokens.use(verified.token)
      return verified
    },
    removeFile: (visitId, uploadId, options) =>
      visitor.send(path`/visits/${visitId}/files/${uploadId}`, { method: 'DELETE', ...options }),
    submit: (visitId) => visitor.send(path`/visits/${visitId}/submit`, { method: 'POST' }),
  }
}
