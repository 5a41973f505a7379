import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportDossier } from '../dossiers/index.ts'
import { createFirm, hashPassword, inviteMember } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { EXPORTED } from './procardex/dossiers.ts'

/** `/demo/facts.json`. */
export interface DemoFacts {
  firm: { name: string; entityKey: string; apiKey: string }
  member: { email: string; password: string }
  dossier: { id: string; number: string }
  hosts: { procardex: string }
}

const MEMBER = { name: 'Sylvie Arsenault', email: 'sylvie.arsenault@marchandthibodeau.example', role: 'clerk' } as const
const NOTARY = { name: 'Me Luc Thibodeau', email: 'luc.thibodeau@marchandthibodeau.example', role: 'notary' } as const
const PASSWORD = 'érable canot boussole février'

/** The demo firm, made once; what was made is remembered beside the data, since of an API key only a hash is kept. */
export async function demoFirm(deps: Deps, dataDir: string, procardexUrl: string): Promise<DemoFacts> {
  const file = join(dataDir, 'demo.json')
  const hosts = { procardex: procardexUrl }
  if (existsSync(file)) return { ...(JSON.parse(readFileSync(file, 'utf8')) as DemoFacts), hosts }

  const name = 'Marchand Thibodeau, notaires'
  const { firmId, entityKey, apiKey } = await createFirm(deps, {
    name,
    phone: '418 555-0142',
    email: 'etude@marchandthibodeau.example',
    privacyUrl: 'https://marchandthibodeau.example/confidentialite',
  })
  const passwordHash = await hashPassword(PASSWORD)
  for (const person of [MEMBER, NOTARY]) {
    const { accountId } = await inviteMember(deps, { firmId, locale: 'fr-CA', ...person })
    await deps.db.write(async (tx) => {
      // They have answered their invitation: no letter waits for them.
      await tx
        .updateTable('account')
        .set({ passwordHash, activatedAt: deps.clock.now().toISOString() })
        .where('id', '=', accountId)
        .execute()
      await tx.deleteFrom('outbox').where('toAddress', '=', person.email).execute()
    })
  }
  const { dossier } = await exportDossier(
    deps,
    { firmId, keyId: 'demo', actor: { kind: 'host', id: 'demo', requestId: null } },
    EXPORTED.number,
    EXPORTED.input,
  )
  const facts: DemoFacts = {
    firm: { name, entityKey, apiKey },
    member: { email: MEMBER.email, password: PASSWORD },
    dossier: { id: dossier.id, number: dossier.number },
    hosts,
  }
  writeFileSync(file, JSON.stringify(facts, null, 2), { mode: 0o600 })
  return facts
}
