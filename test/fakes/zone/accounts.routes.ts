import {
  PASSWORD_MIN_LENGTH,
  type Account,
  type ActivationPreview,
  type ResetPreview,
  type Session,
  type SignedIn,
} from '@juriszone/widgets/contract'
import { fieldsProblem, Problem } from '../../../bff/src/platform/problems.ts'
import { createRoutes, readBody, type FakeContext } from './http.ts'
import { newId, type FakeLink, type ZoneState } from './state.ts'

/** What every account of the fake zone signs in with. */
export const FAKE_PASSWORD = 'castor violon avril tabouret'

export function accountRoutes(state: ZoneState) {
  const findAccount = (email: string): Account | undefined =>
    state.accounts.find((account) => account.email === email.trim().toLowerCase())

  function getLink(token: string): { link: FakeLink; account: Account } {
    const link = state.links.find((known) => known.token === token)
    if (!link) throw new Problem('link_unknown')
    const account = findAccount(link.email)
    if (!account || link.isUsed) throw new Problem('link_used_or_expired')
    return { link, account }
  }

  /** What the e-mail would bring is the newest of the zone's links. */
  async function sendLink(c: FakeContext): Promise<void> {
    const target = { email: 'optional', shareId: 'optional', token: 'optional' } as const
    const { email, shareId } = await readBody<{ email?: string; shareId?: string; token?: string }>(c, target)
    const account = email === undefined ? undefined : findAccount(email)
    if (!account) return
    const share = state.shares.find(
      ({ id, revokedAt, recipients }) =>
        id === shareId &&
        revokedAt === null &&
        recipients.some((one) => one.email === account.email && one.removedAt === null),
    )
    const expiresAt = new Date(state.now().getTime() + 30 * 60_000).toISOString()
    state.links.push({
      token: newId(state),
      email: account.email,
      shareId: share?.id ?? null,
      isUsed: false,
      expiresAt,
    })
  }

  async function choosePassword(c: FakeContext): Promise<Response> {
    const { token, password } = await readBody<{ token: string; password: string }>(c, {
      token: 'required',
      password: 'required',
    })
    const { link, account } = getLink(token)
    const missing = PASSWORD_MIN_LENGTH - Array.from(password).length
    if (missing > 0) {
      const params = { missing, min: PASSWORD_MIN_LENGTH }
      throw fieldsProblem([{ path: 'password', code: 'pwd_too_short', params }])
    }
    link.isUsed = true
    c.env.accountId = account.id
    const home = account.memberships.length > 0 ? '/personnes' : '/partages'
    const continueTo = link.shareId === null ? home : `/partages/${link.shareId}`
    return c.json<SignedIn>({ account, continueTo })
  }

  return createRoutes()
    .get('/session', (c) =>
      c.json<Session>({ account: state.accounts.find(({ id }) => id === c.env.accountId) ?? null }),
    )
    .post('/session', async (c) => {
      const { email, password } = await readBody<{ email: string; password: string }>(c, {
        email: 'required',
        password: 'required',
      })
      const account = findAccount(email)
      if (!account || password !== FAKE_PASSWORD) throw new Problem('bad_credentials')
      c.env.accountId = account.id
      return c.json<{ account: Account }>({ account })
    })
    .delete('/session', (c) => {
      c.env.accountId = null
      return c.body(null, 204)
    })
    .post('/activations/preview', async (c) => {
      const { token } = await readBody<{ token: string }>(c, { token: 'required' })
      const { link, account } = getLink(token)
      const { name, email, locale } = account
      const { name: firm, phone: firmPhone } = state.firm
      return c.json<ActivationPreview>({ name, email, locale, firm, firmPhone, expiresAt: link.expiresAt })
    })
    .post('/activations', (c) => choosePassword(c))
    .post('/activations/resend', async (c) => {
      await sendLink(c)
      return c.body(null, 202)
    })
    .post('/password-resets', async (c) => {
      await sendLink(c)
      return c.body(null, 202)
    })
    .post('/password-resets/preview', async (c) => {
      const { token } = await readBody<{ token: string }>(c, { token: 'required' })
      const { link, account } = getLink(token)
      return c.json<ResetPreview>({ email: account.email, locale: account.locale, expiresAt: link.expiresAt })
    })
    .put('/password-resets', (c) => choosePassword(c))
}
