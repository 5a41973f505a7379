import type { Account } from '@juriszone/widgets/contract'
import type { Deps } from '../deps.ts'
import { answers, createRoute, createRoutes, instant, json, jsonBody, nothing, z } from '../http/index.ts'
import type { ZoneContext } from '../http/index.ts'
import { recordActivity, ZONE_CHAIN } from '../activity/index.ts'
import { accountSchema, email, locale, signedInSchema } from './account-schemas.ts'
import { accountOfToken, loadAccount } from './accounts.store.ts'
import {
  ACTIVATION_PURPOSES,
  choosePassword,
  goWithoutPassword,
  previewActivation,
  previewReset,
} from './activate-account.ts'
import { browserCookies } from './browser.ts'
import { isSignedIn } from './principal.ts'
import { replaceLink, requestLink } from './request-link.ts'
import { closeSession } from './sessions.ts'
import { signIn } from './sign-in.ts'

const token = z.string().max(200)
const password = z.string()

const readSession = createRoute({
  method: 'get',
  path: '/session',
  responses: answers({
    200: json(
      z.object({
        account: accountSchema.nullable(),
        dossier: z.string().optional(),
        isRemembered: z.boolean().optional(),
      }),
      'Who is signed in',
    ),
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
        mayGoWithoutPassword: z.boolean(),
      }),
      'Whom the link is for',
    ),
  }),
})
const activate = createRoute({
  method: 'post',
  path: '/activations',
  request: jsonBody(
    z.union([z.strictObject({ token, password }), z.strictObject({ token, withoutPassword: z.literal(true) })]),
  ),
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
  const cookies = browserCookies(deps)

  async function signedIn(c: ZoneContext, done: { account: Account; secret: string; continueTo: string }) {
    await cookies.open(c, done)
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
      if (principal.kind !== 'account') {
        const isRemembered = cookies.readDevice(c) !== undefined
        return c.json({ account: null, ...(isRemembered && { isRemembered }) }, 200)
      }
      if (isSignedIn(principal)) {
        return c.json({ account: (await loadAccount(deps.db.read, principal.accountId)) ?? null }, 200)
      }
      const dossier = principal.boundTo
      return c.json({ account: accountOfToken(principal), ...(dossier !== null && { dossier }) }, 200)
    })
    .openapi(openSession, async (c) => {
      const from = { ip: c.get('ip'), requestId: c.get('requestId') }
      const done = await signIn(deps, { ...c.req.valid('json'), ...from })
      await cookies.open(c, done)
      return c.json({ account: done.account }, 200)
    })
    .openapi(endSession, async (c) => {
      const principal = c.get('principal')
      if (isSignedIn(principal)) {
        await deps.db.write(async (tx) => {
          await closeSession(tx, principal.proof.hash)
          const actor = { kind: 'system', id: principal.accountId, requestId: principal.requestId } as const
          await recordActivity(deps, tx, { firmId: ZONE_CHAIN, at: deps.clock.now(), actor, action: 'session.closed' })
        })
      }
      cookies.close(c)
      // Whoever leaves for good is asked for a code next time.
      await cookies.forget(c)
      c.header('Clear-Site-Data', '"cache", "storage"')
      return c.body(null, 204)
    })
    .openapi(preview, async (c) => c.json(await previewActivation(deps, c.req.valid('json').token), 200))
    .openapi(activate, async (c) => {
      const given = c.req.valid('json')
      const requestId = c.get('requestId')
      const done =
        'password' in given
          ? await choosePassword(deps, { ...given, requestId }, ACTIVATION_PURPOSES)
          : await goWithoutPassword(deps, { token: given.token, requestId })
      return signedIn(c, done)
    })
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
