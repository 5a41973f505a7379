import { typedNumberKeys } from '@juriszone/widgets/contract'
import type { DepositDetails } from '@juriszone/widgets/contract'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { orNotFound } from '../platform/problems.ts'
import type { Tables } from '../schema/index.ts'
import type { DepositRow } from './get-deposit.ts'
import { withSums } from './list-deposits.ts'

const MOST_SUGGESTIONS = 5

/** One deposit, with what it holds and the dossiers that it is probably for. */
export async function readDeposit(db: Kysely<Tables>, deposit: DepositRow): Promise<DepositDetails> {
  const [facts] = await withSums(db, [deposit])
  const documents = await db
    .selectFrom('document')
    .innerJoin('dossier', 'dossier.id', 'document.dossierId')
    .select(['document.id', 'document.name', 'document.size', 'document.type', 'document.state'])
    .where('dossier.depositId', '=', deposit.id)
    .orderBy('document.id')
    .execute()
  return { ...orNotFound(facts), documents, suggestions: await suggest(db, deposit) }
}

/** The number that the visitor gave counts most, then the dossiers of a party who has his address. */
function suggest(db: Kysely<Tables>, { firmId, email, dossierNumber }: DepositRow) {
  const isNumber = sql<boolean>`numberKey IN (${sql.join(typedNumberKeys(dossierNumber ?? ''))})`
  return db
    .selectFrom('dossier')
    .select(['id', 'number', 'description'])
    .where('firmId', '=', firmId)
    .where('closedAt', 'is', null)
    .where('depositId', 'is', null)
    .where((eb) =>
      eb.or([
        isNumber,
        eb(
          'id',
          'in',
          eb
            .selectFrom('party')
            .select('party.dossierId')
            .where('party.firmId', '=', firmId)
            .where('party.email', '=', email)
            .where('party.leftAt', 'is', null),
        ),
      ]),
    )
    .orderBy(isNumber, 'desc')
    .orderBy('lastActivityAt', 'desc')
    .orderBy('id')
    .limit(MOST_SUGGESTIONS)
    .execute()
}
