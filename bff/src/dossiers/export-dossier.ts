import { numberKey } from '@juriszone/widgets/contract'
import type { ExportedDossier } from '@juriszone/widgets/contract'
import { fold } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import type { DbTx } from '../schema/index.ts'
import type { ActingHost } from '../services/accounts/index.ts'
import { recordActivity } from '../services/activity/index.ts'
import type { Deps } from '../services/deps.ts'
import { checkParties } from './check-parties.ts'
import type { CheckedParty } from './check-parties.ts'
import { readParties } from './dossiers.store.ts'
import type { DossierBody } from './host.schema.ts'
import { matchParties } from './match-parties.ts'

/**
 * Stores a dossier, or brings a known one up to date: documents, shares and a closing stay as they are.
 * A party left out has left, and is back when it is exported again.
 * @throws Problem missing_email, invalid_email, duplicate: nothing is stored
 */
export async function exportDossier(
  deps: Deps,
  host: ActingHost,
  number: string,
  body: DossierBody,
): Promise<{ dossier: ExportedDossier; isNew: boolean }> {
  const parties = checkParties(body.parties)
  const { description } = body
  const now = deps.clock.now()
  return deps.db.write(async (tx) => {
    const known = await tx
      .selectFrom('dossier')
      .select('id')
      .where('firmId', '=', host.firmId)
      .where('number', '=', number)
      .executeTakeFirst()
    const id = known?.id ?? newId()
    const at = now.toISOString()
    await tx
      .insertInto('dossier')
      .values({
        id,
        firmId: host.firmId,
        number,
        description,
        searchFold: '',
        numberKey: numberKey(number),
        createdAt: at,
        lastActivityAt: at,
        closedAt: null,
        keptAt: null,
        purgeToldFor: null,
        depositId: null,
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ description, lastActivityAt: at }))
      .execute()
    await storeParties(tx, { id, firmId: host.firmId }, parties, at)
    const stored = (await readParties(tx, [id])).get(id) ?? []
    const searchFold = fold([number, description, ...stored.map(({ name }) => name)].join('\n'))
    await tx.updateTable('dossier').set({ searchFold }).where('id', '=', id).execute()
    await recordActivity(deps, tx, {
      firmId: host.firmId,
      at: now,
      actor: host.actor,
      action: 'dossier.exported',
      dossierId: id,
      details: { isNew: known === undefined, parties: parties.length },
      live: { forMembers: { type: 'dossier.changed', dossierId: id } },
    })
    const url = `${deps.config.publicUrl}/dossiers/${id}`
    return { dossier: { id, number, description, parties: stored, url }, isNew: known === undefined }
  })
}

async function storeParties(
  tx: DbTx,
  dossier: { id: string; firmId: string },
  parties: readonly CheckedParty[],
  at: string,
): Promise<void> {
  const known = await tx
    .selectFrom('party')
    .select(['id', 'externalId', 'email', 'nameFold'])
    .where('dossierId', '=', dossier.id)
    .orderBy('position')
    .execute()
  const matches = matchParties(parties, known)
  const rows = parties.map((party, position) => ({
    id: matches[position] ?? newId(),
    firmId: dossier.firmId,
    dossierId: dossier.id,
    ...party,
    nameFold: fold(party.name),
    position,
    leftAt: null,
    createdAt: at,
  }))
  let absent = tx
    .updateTable('party')
    .set({ leftAt: at })
    .where('dossierId', '=', dossier.id)
    .where('leftAt', 'is', null)
  if (rows.length === 0) {
    await absent.execute()
    return
  }
  absent = absent.where(
    'id',
    'not in',
    rows.map(({ id }) => id),
  )
  await absent.execute()
  await tx
    .insertInto('party')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        externalId: eb.ref('excluded.externalId'),
        kind: eb.ref('excluded.kind'),
        name: eb.ref('excluded.name'),
        nameFold: eb.ref('excluded.nameFold'),
        email: eb.ref('excluded.email'),
        role: eb.ref('excluded.role'),
        phone: eb.ref('excluded.phone'),
        locale: eb.ref('excluded.locale'),
        position: eb.ref('excluded.position'),
        leftAt: null,
      })),
    )
    .execute()
}
