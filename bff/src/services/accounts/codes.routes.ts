import type { Deps } from '../deps.ts'
import { answers, createRoute, createRoutes, idParam, json, jsonBody, z } from '../http/index.ts'
import { email, signedInSchema } from './account-schemas.ts'
import { browserCookies } from './browser.ts'
import { deviceName } from './device-name.ts'
import { requestCode } from './request-code.ts'
import { signInByCode } from './sign-in-by-code.ts'

const askCode = createRoute({
  method: 'post',
  path: '/session/codes',
  request: jsonBody(z.strictObject({ email, shareId: z.string().max(200).optional() })),
  responses: answers({
    202: json(z.object({ id: z.string() }), 'A code was sent if the address is known; the id is given back with it'),
  }),
})
const giveCode = createRoute({
  method: 'post',
  path: '/session/codes/{id}',
  request: {
    params: idParam,
    ...jsonBody(z.strictObject({ code: z.string().max(40, 'too_long'), isRemembered: z.boolean().optional() })),
  },
  responses: answers({ 200: json(signedInSchema, 'Signed in') }),
})

/** A code by e-mail in the place of a password. */
export function codeRoutes(deps: Deps) {
  const cookies = browserCookies(deps)

  return createRoutes()
    .openapi(askCode, async (c) => {
      const from = { ip: c.get('ip'), requestId: c.get('requestId') }
      return c.json(await requestCode(deps, { ...c.req.valid('json'), ...from }), 202)
    })
    .openapi(giveCode, async (c) => {
      const { code, isRemembered } = c.req.valid('json')
      const device = isRemembered === true ? deviceName(c.req.header('User-Agent') ?? '') : null
      const from = { ip: c.get('ip'), requestId: c.get('requestId') }
      const done = await signInByCode(deps, { id: c.req.valid('param').id, code, device, ...from })
      await cookies.open(c, done)
      await (done.device === null ? cookies.forget(c) : cookies.remember(c, done.device))
      return c.json({ account: done.account, continueTo: done.continueTo }, 200)
    })
}
