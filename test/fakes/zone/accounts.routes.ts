import {
  PASSWORD_MIN_LENGTH,
  type Account,
  type ActivationPreview,
  type Device,
  type ResetPreview,
  type Session,
  type SignedIn,
} from '@juriszone/widgets/contract'
import { fieldsProblem, Problem } from '../../../bff/src/platform/problems.ts'
import { createRoutes, readBody, requireAccount, type FakeContext } from './http.ts'
import { newId, type FakeLink, type ZoneState } from './state.ts'

/** What every account of the fake zone signs in with. */
export const FAKE_PASSWORD = 'castor violon avril tabouret'

/** What every e-mail with a code brings. */
export const FAKE_CODE = '48210375'

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

  function signedIn(c: FakeContext, account: Account, shareId: string | null): Response {
    c.env.accountId = account.id
    const home = account.memberships.length > 0 ? '/personnes' : '/partages'
    return c.json<SignedIn>({ account, continueTo: shareId === null ? home : `/partages/${shareId}` })
  }

  async function activate(c: FakeContext): Promise<Response> {
    const body = await c.req.raw.clone().json()
    if (!('withoutPassword' in body)) return choosePassword(c)
    const { token } = await readBody<{ token: string; withoutPassword: true }>(c, {
      token: 'required',
      withoutPassword: 'required',
    })
    const { link, account } = getLink(token)
    link.isUsed = true
    return signedIn(c, account, link.shareId)
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
    return signedIn(c, account, link.shareId)
  }

  return createRoutes()
    .get('/session', (c) =>
      c.json<Session>({
        account: state.accounts.find(({ id }) => id === c.env.accountId) ?? null,
        ...(c.env.accountId === null && typeof c.env.deviceId === 'string' && { isRemembered: true }),
      }),
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
    .post('/session/codes', async (c) => {
      const { email } = await readBody<{ email: string; shareId?: string }>(c, {
        email: 'required',
        shareId: 'optional',
      })
      const code = { id: newId(state), email, tries: 0, hasEnded: false }
      state.codes.push(code)
      return c.json({ id: code.id }, 202)
    })
    .post('/session/codes/:id', async (c) => {
      const { code, isRemembered } = await readBody<{ code: string; isRemembered?: boolean }>(c, {
        code: 'required',
        isRemembered: 'optional',
      })
      const asked = state.codes.find(({ id }) => id === c.req.param('id'))
      if (!asked || asked.hasEnded) throw new Problem('code_ended')
      asked.tries++
      const account = findAccount(asked.email)
      const isRight = code === FAKE_CODE && account !== undefined && account.memberships.length === 0
      asked.hasEnded = isRight || asked.tries >= 5
      if (!isRight) throw new Problem(asked.hasEnded ? 'code_ended' : 'bad_code')
      if (isRemembered) {
        const [seenAt, expiresAt] = [0, 30].map((days) => new Date(state.now().getTime() + days * 86_400_000).toJSON())
        const device = {
          id: newId(state),
          accountId: account.id,
          name: 'Safari, iPhone',
          createdAt: seenAt!,
          seenAt: seenAt!,
          expiresAt: expiresAt!,
        }
        state.devices.push(device)
        c.env.deviceId = device.id
      }
      return signedIn(c, account, null)
    })
    .post('/session/device', (c) => {
      const device = state.devices.find(({ id }) => id === c.env.deviceId)
      c.env.accountId ??= device?.accountId ?? null
      return c.json({ account: state.accounts.find(({ id }) => id === c.env.accountId) ?? null })
    })
    .get('/devices', (c) => {
      const { id: accountId } = requireAccount(state, c)
      const own = state.devices.filter((device) => device.accountId === accountId)
      const items = own.map(({ id, name, createdAt, seenAt, expiresAt }): Device => {
        return { id, name, createdAt, seenAt, expiresAt, isThis: id === c.env.deviceId }
      })
      return c.json({ items })
    })
    .delete('/devices/:id', (c) => {
      const { id: accountId } = requireAccount(state, c)
      const at = state.devices.findIndex((device) => device.id === c.req.param('id') && device.accountId === accountId)
      if (at < 0) throw new Problem('not_found')
      state.devices.splice(at, 1)
      return c.body(null, 204)
    })
    .delete('/session', (c) => {
      state.devices = state.devices.filter(({ id }) => id !== c.env.deviceId)
      c.env.accountId = c.env.deviceId = null
      return c.body(null, 204)
    })
    .post('/activations/preview', async (c) => {
      const { token } = await readBody<{ token: string }>(c, { token: 'required' })
      const { link, account } = getLink(token)
      const { name, email, locale, memberships } = account
      const { name: firm, phone: firmPhone } = state.firm
      const { expiresAt } = link
      const mayGoWithoutPassword = memberships.length === 0
      return c.json<ActivationPreview>({ name, email, locale, firm, firmPhone, expiresAt, mayGoWithoutPassword })
    })
    .post('/activations', (c) => activate(c))
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
