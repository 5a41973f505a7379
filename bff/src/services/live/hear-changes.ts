import type { LiveEvent } from '@juriszone/widgets/contract'
import type { AccountPrincipal } from '../accounts/index.ts'
import type { LiveScope, ToldEvent } from '../activity/index.ts'
import type { Deps } from '../deps.ts'

/** What a principal hears of: events of its scope that are also its concern. */
export interface Hearing {
  /** What was told since `lastId`; undefined when that is not known any more. */
  missedSince(lastId: string): ToldEvent[] | undefined
  /** @returns the way out */
  listen(listener: (told: ToldEvent) => void): () => void
  /** An embed token's concern is its own dossier. */
  concerns(event: LiveEvent): boolean | Promise<boolean>
}

export function hearChanges(deps: Deps, principal: AccountPrincipal): Hearing {
  const firmIds = principal.memberships.map(({ firm }) => firm.id)
  // A widget's token speaks for a member only: no account is named, so nothing meant for recipients is heard.
  const accountId = principal.proof.kind === 'session' ? principal.accountId : ''
  const scope: LiveScope = { accountId, firmIds }
  const { boundTo } = principal
  return {
    missedSince: (lastId) => deps.live.toldSince(scope, lastId),
    listen: (listener) => deps.live.subscribe(scope, listener),
    concerns: boundTo === null ? () => true : oneDossier(deps, firmIds, boundTo),
  }
}

/** Knows the events of one dossier; its number may be exported only after the token was issued. */
function oneDossier(
  deps: Deps,
  firmIds: readonly string[],
  number: string,
): (event: LiveEvent) => boolean | Promise<boolean> {
  let known: string | undefined
  return async (event) => {
    if (event.dossierId === undefined) return false
    if (known === undefined) {
      const { read } = deps.db
      const query = read.selectFrom('dossier').select('id').where('firmId', 'in', firmIds).where('number', '=', number)
      known = (await query.executeTakeFirst())?.id
    }
    return event.dossierId === known
  }
}
