import type { LiveEvent } from '@juriszone/widgets/contract'
import type { AccountPrincipal } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'

/**
 * Tells `listener` of every change in the principal's own scope, as soon as it is committed.
 * @returns the way out
 */
export function hearChanges(deps: Deps, principal: AccountPrincipal, listener: (event: LiveEvent) => void): () => void {
  const firmIds = principal.memberships.map(({ firm }) => firm.id)
  if (principal.proof.kind === 'session') {
    return deps.live.subscribe({ accountId: principal.accountId, firmIds, dossierId: null }, listener)
  }
  // A widget's token speaks for a member only: no account is named, so nothing meant for recipients is heard.
  const scope = { accountId: '', firmIds, dossierId: null }
  const { boundTo } = principal
  if (boundTo === null) return deps.live.subscribe(scope, listener)
  return deps.live.subscribe(scope, oneDossier(deps, firmIds, boundTo, listener))
}

/** Lets the events of one dossier through; its number may be exported only after the token was issued. */
function oneDossier(
  deps: Deps,
  firmIds: readonly string[],
  number: string,
  listener: (event: LiveEvent) => void,
): (event: LiveEvent) => void {
  let known: string | undefined
  const findId = async (): Promise<string | undefined> => {
    const { read } = deps.db
    const query = read.selectFrom('dossier').select('id').where('firmId', 'in', firmIds).where('number', '=', number)
    known = (await query.executeTakeFirst())?.id
    return known
  }
  return (event) => {
    if (event.dossierId === undefined) return
    if (known !== undefined) {
      if (event.dossierId === known) listener(event)
      return
    }
    findId().then(
      (id) => event.dossierId === id && listener(event),
      (error: unknown) => deps.log.error({ err: error }, 'a live event was not told'),
    )
  }
}
