import { authorizeRecipient } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { answers, createRoute, createRoutes, nothing, z } from '../services/http/index.ts'
import { withdrawReturn } from './withdraw-return.ts'

const withdraw = createRoute({
  method: 'delete',
  path: '/inbox/{shareId}/returns/{returnId}',
  request: { params: z.object({ shareId: z.uuidv7(), returnId: z.uuidv7() }) },
  responses: answers({ 204: nothing }),
})

/** Stage 5: what comes back arrives by `/uploads`, and may be taken back here. */
export function returnRoutes(deps: Deps) {
  return createRoutes().openapi(withdraw, async (c) => {
    const { shareId, returnId } = c.req.valid('param')
    await withdrawReturn(deps, authorizeRecipient(c.get('principal'), 'inbox.return'), shareId, returnId)
    return c.body(null, 204)
  })
}
