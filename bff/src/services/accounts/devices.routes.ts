import type { Deps } from '../deps.ts'
import { answers, createRoute, createRoutes, idParam, instant, json, nothing, z } from '../http/index.ts'
import { loadAccount } from './accounts.store.ts'
import { accountSchema } from './account-schemas.ts'
import { authorizeRecipient } from './authorize.ts'
import { browserCookies } from './browser.ts'
import { listDevices } from './devices.ts'
import { dropDevice } from './drop-device.ts'
import { isSignedIn } from './principal.ts'
import { signInByDevice } from './sign-in-by-device.ts'

const comeBack = createRoute({
  method: 'post',
  path: '/session/device',
  responses: answers({
    200: json(z.object({ account: accountSchema.nullable() }), 'Who is signed in now; null on a device not remembered'),
  }),
})
const list = createRoute({
  method: 'get',
  path: '/devices',
  responses: answers({
    200: json(
      z.object({
        items: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            createdAt: instant,
            seenAt: instant,
            expiresAt: instant,
            isThis: z.boolean(),
          }),
        ),
      }),
      'Where the caller signs in without a code',
    ),
  }),
})
const drop = createRoute({
  method: 'delete',
  path: '/devices/{id}',
  request: { params: idParam },
  responses: answers({ 204: nothing }),
})

/** Browsers that their owner asked us to remember. */
export function deviceRoutes(deps: Deps) {
  const cookies = browserCookies(deps)

  return createRoutes()
    .openapi(comeBack, async (c) => {
      const principal = c.get('principal')
      // Another of its tabs was here a moment ago.
      if (isSignedIn(principal)) {
        return c.json({ account: (await loadAccount(deps.db.read, principal.accountId)) ?? null }, 200)
      }
      const secret = cookies.readDevice(c)
      const done = secret === undefined ? null : await signInByDevice(deps, { secret, requestId: c.get('requestId') })
      if (done === null) {
        // No 401: nothing is wrong with a first visit.
        await cookies.forget(c)
        return c.json({ account: null }, 200)
      }
      await cookies.open(c, done)
      await cookies.remember(c, done.device)
      return c.json({ account: done.account }, 200)
    })
    .openapi(list, async (c) => {
      const { accountId } = authorizeRecipient(c.get('principal'), 'device.list')
      const items = await listDevices(deps.db.read, accountId, cookies.readDevice(c), deps.clock.now())
      return c.json({ items }, 200)
    })
    .openapi(drop, async (c) => {
      const principal = c.get('principal')
      const acting = authorizeRecipient(principal, 'device.forget')
      const keptSession = isSignedIn(principal) ? principal.proof.hash : ''
      await dropDevice(deps, acting, { deviceId: c.req.valid('param').id, keptSession })
      return c.body(null, 204)
    })
}
