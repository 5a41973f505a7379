import { setCookie, deleteCookie } from 'hono/cookie'
import type { Account } from '@juriszone/widgets/contract'
import type { Deps } from '../deps.ts'
import { answers, createRoute, createRoutes, instant, json, jsonBody, nothing, z } from '../http/index.ts'
import type { ZoneContext } from '../http/index.ts'
import { recordActivity, ZONE_CHAIN } from '../activity/index.ts'
import { loadAccount } from './accounts.store.ts'
import { ACTIVATION_PURPOSES, choosePassword, previewActivation, previewReset } from './activate-account.ts'
import { sessionCookieName } from './session-cookie.ts'
import { replaceLink, requestLink } from './request-link.ts'
import { closeSession } from './sessions.ts'
import { signIn } from './sign-in.ts'

const locale = z.enum(['fr-CA', 'en-CA'])
const accountSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    locale,
    kinds: z.array(z.enum(['member', 'recipient'])),
    memberships: z.array(
      z.object({
        memberId: z.string(),
        role: z.enum(['notary', 'clerk']),
        firm: z.object({ id: z.string(), name: z.string(), phone: z.string().nullable() }),
      }),
    ),
  })
  .openapi('Account')

const signedInSchema = z.object({ account: accountSchema, continueTo: z.string() })
// Not trimmed, not checked for form: what is no account simply finds none.
const email = z.string().max(320, 'too_long')
const token = z.string().max(200)
const password = z.string()

const readSession = createRoute({
  method: 'get',
  path: '/session',
  responses: answers({
    200: json(z.object({ account: accountSchema.nullable(), dossier: z.string().optional() }), 'Who is signed in'),
  }),
})
const openSession = createRoute({
  method: 'post',
  path: '/session',
  request: jsonBody(z.strictObject({ email, password })),
  responses: answers({ 200: json(z.object({ account: accountSchema }), 'Signed in') }),
})
const endSession = createRoute({ method: 'delete', path: '/session', responses: answers({ 204: nothing }) })
const preview = createRoute({
  method: 'post',
  path: '/activations/preview',
  request: jsonBody(z.strictObject({ token })),
  responses: answers({
    200: json(
      z.object({
        name: z.string(),
        email: z.string(),
        locale,
        firm: z.string(),
        firmPhone: z.string().nullable(),
        expiresAt: instant,
      }),
      'Whom the link is for',
    ),
  }),
})
const activate = createRoute({
  method: 'post',
  path: '/activations',
  request: jsonBody(z.strictObject({ token, password })),
  responses: answers({ 200: json(signedInSchema, 'Activated and signed in') }),
})
/** By address, from a share's door or not; or with the token of the link that it replaces. */
const linkRequest = jsonBody(
  z.union([z.strictObject({ email, shareId: z.string().max(200).optional() }), z.strictObject({ token })]),
)
const resend = createRoute({
  method: 'post',
  path: '/activations/resend',
  request: linkRequest,
  responses: answers({ 202: { description: 'A link was sent if the address is known' } }),
})
const askReset = createRoute({
  method: 'post',
  path: '/password-resets',
  request: linkRequest,
  responses: answers({ 202: { description: 'A link was sent if the address is known' } }),
})
const lookAtReset = createRoute({
  method: 'post',
  path: '/password-resets/preview',
  request: jsonBody(z.strictObject({ token })),
  responses: answers({
    200: json(z.object({ email: z.string(), locale, expiresAt: instant }), 'Whose password the link changes'),
  }),
})
const finishReset = createRoute({
  method: 'put',
  path: '/password-resets',
  request: jsonBody(z.strictObject({ token, password })),
  responses: answers({ 200: json(signedInSchema, 'Changed and signed in') }),
})

/** `/session`, `/activations`, `/password-resets`: our own pages only, no CORS. */
export function accountRoutes(deps: Deps) {
  const { publicUrl } = deps.config
  const cookieName = sessionCookieName(publicUrl)
  const cookieOptions = {
    httpOnly: true,
    secure: publicUrl.startsWith('https:'),
    sameSite: 'Strict',
    path: '/',
  } as const

  function signedIn(c: ZoneContext, done: { account: Account; secret: string; continueTo: string }) {
    setCookie(c, cookieName, done.secret, cookieOptions)
    return c.json({ account: done.account, continueTo: done.continueTo }, 200)
  }

  function sendLink(
    c: ZoneContext,
    to: { email: string; shareId?: string | undefined } | { token: string },
  ): Promise<void> {
    const from = { ip: c.get('ip'), requestId: c.get('requestId') }
    return 'token' in to ? replaceLink(deps, { ...to, ...from }) : requestLink(deps, { ...to, ...from })
  }

  return createRoutes()
    .openapi(readSession, async (c) => {
      const principal = c.get('principal')
      if (principal.kind !== 'account') return c.json({ account: null }, 200)
      const account = (await loadAccount(deps.db.read, principal.accountId)) ?? null
      return c.json({ account, ...(principal.boundTo !== null && { dossier: principal.boundTo }) }, 200)
    })
    .openapi(openSession, async (c) => {
      const before = c.get('principal')
      const { account, secret } = await signIn(deps, {
        ...c.req.valid('json'),
        ip: c.get('ip'),
        requestId: c.get('requestId'),
      })
      if (before.kind === 'account' && before.proof.kind === 'session') {
        await deps.db.write((tx) => closeSession(tx, before.proof.hash))
      }
      setCookie(c, cookieName, secret, cookieOptions)
      return c.json({ account }, 200)
    })
    .openapi(endSession, async (c) => {
      const principal = c.get('principal')
      if (principal.kind === 'account' && principal.proof.kind === 'session') {
        await deps.db.write(async (tx) => {
          await closeSession(tx, principal.proof.hash)
          const actor = { kind: 'system', id: principal.accountId, requestId: principal.requestId } as const
          await recordActivity(deps, tx, { firmId: ZONE_CHAIN, at: deps.clock.now(), actor, action: 'session.closed' })
        })
      }
      deleteCookie(c, cookieName, cookieOptions)
      c.header('Clear-Site-Data', '"cache", "storage"')
      return c.body(null, 204)
    })
    .openapi(preview, async (c) => c.json(await previewActivation(deps, c.req.valid('json').token), 200))
    .openapi(activate, async (c) =>
      signedIn(
        c,
        await choosePassword(deps, { ...c.req.valid('json'), requestId: c.get('requestId') }, ACTIVATION_PURPOSES),
      ),
    )
    .openapi(resend, async (c) => {
      await sendLink(c, c.req.valid('json'))
      return c.body(null, 202)
    })
    .openapi(askReset, async (c) => {
      await sendLink(c, c.req.valid('json'))
      return c.body(null, 202)
    })
    .openapi(lookAtReset, async (c) => c.json(await previewReset(deps, c.req.valid('json').token), 200))
    .openapi(finishReset, async (c) =>
      signedIn(c, await choosePassword(deps, { ...c.req.valid('json'), requestId: c.get('requestId') }, ['reset'])),
    )
}
