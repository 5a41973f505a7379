import { SECOND } from '../../platform/clock.ts'
import { tooMany } from '../../platform/limits.ts'
import { findLiveProofs } from '../accounts/index.ts'
import type { AccountPrincipal } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { streamChanges } from './stream-changes.ts'
import type { ChangeStream } from './stream-changes.ts'

const MAX_STREAMS = 3
/** A stream ends within a second of its proof. */
const PROOF_CHECK = SECOND / 2

/** The open `GET /events` streams of this process. The clock looks at the proofs behind them, at nothing else. */
export function createLiveStreams(deps: Deps) {
  const open = new Map<ChangeStream, { proof: string; firmIds: readonly string[] }>()
  let watch: NodeJS.Timeout | undefined
  deps.live.onClose(() => {
    for (const stream of open.keys()) stream.close()
  })

  async function endUnproven(): Promise<void> {
    const checked = [...open]
    const proofs = await findLiveProofs(deps, [...new Set(checked.map(([, { proof }]) => proof))])
    for (const [stream, { proof, firmIds }] of checked) {
      const live = proofs.get(proof)
      // One more firm is another audience too: the stream that comes next tells of it.
      const isSame = live?.length === firmIds.length && firmIds.every((id) => live.includes(id))
      if (!isSame) stream.close()
    }
  }

  function watchProofs(): void {
    watch ??= setTimeout(() => {
      endUnproven()
        .catch((error: unknown) => {
          deps.log.error({ err: error }, 'live streams end: their proofs cannot be checked')
          for (const stream of open.keys()) stream.close()
        })
        .finally(() => {
          watch = undefined
          if (open.size > 0) watchProofs()
        })
    }, PROOF_CHECK).unref()
  }

  return {
    /** @throws Problem too_many_requests */
    open(principal: AccountPrincipal, lastId?: string): ReadableStream<Uint8Array> {
      const proof = principal.proof.hash
      const siblings = [...open.values()].filter((stream) => stream.proof === proof)
      if (siblings.length >= MAX_STREAMS) throw tooMany('too_many_requests', 5 * SECOND)
      const stream = streamChanges(deps, principal, lastId, () => open.delete(stream))
      open.set(stream, { proof, firmIds: principal.memberships.map(({ firm }) => firm.id) })
      watchProofs()
      return stream.body
    },
  }
}
