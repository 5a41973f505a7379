import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBox } from '../deposits/index.ts'
import { exportDossier } from '../dossiers/index.ts'
import { createFirm, hashPassword, inviteMember } from '../services/accounts/index.ts'
import type { Deps } from '../services/deps.ts'
import { EXPORTED } from './procardex/dossiers.ts'

/** `/demo/facts.json`. */
export interface DemoFacts {
  firm: { name: string; entityKey: string; apiKey: string }
  member: { email: string; password: string }
  dossier: { id: string; number: string }
  hosts: { procardex: string; website: string }
  /** Of the firm's website, on the demo's other site. */
  box: { publishableKey: string }
}

const MEMBER = { name: 'Sylvie Arsenault', email: 'sylvie.arsenault@marchandthibodeau.example', role: 'clerk' } as const
const NOTARY = { name: 'Me Luc Thibodeau', email: 'luc.thibodeau@marchandthibodeau.example', role: 'notary' } as const
const PASSWORD = 'érable canot boussole février'

/** The demo firm, made once; what was made is remembered beside the data, since of an API key only a hash is kept. */
export async function demoFirm(deps: Deps, dataDir: string, hosts: DemoFacts['hosts']): Promise<DemoFacts> {
  const file = join(dataDir, 'demo.json')
  const site = new URL(hosts.website).origin
  if (existsSync(file)) {
    const known = JSON.parse(readFileSync(file, 'utf8')) as DemoFacts
    const facts = { ...known, hosts, box: await demoBox(deps, known, site) }
    remember(file, facts)
    return facts
  }

  const name = 'Marchand Thibodeau, notaires'
  const { firmId, entityKey, apiKey } = await createFirm(deps, {
    name,
    phone: '418 555-0142',
    email: 'etude@marchandthibodeau.example',
    privacyUrl: privacyPageOf(site),
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
  const firm = { name, entityKey, apiKey }
  const facts: DemoFacts = {
    firm,
    member: { email: MEMBER.email, password: PASSWORD },
    dossier: { id: dossier.id, number: dossier.number },
    hosts,
    box: await demoBox(deps, { firm }, site),
  }
  remember(file, facts)
  return facts
}

function privacyPageOf(site: string): string {
  return `${site}/etude/confidentialite`
}

function remember(file: string, facts: DemoFacts): void {
  writeFileSync(file, JSON.stringify(facts, null, 2), { mode: 0o600 })
}

/** The firm's box for its website. A demo from before there were boxes gets one, and one at another port its new site. */
async function demoBox(
  deps: Deps,
  { firm, box }: Pick<DemoFacts, 'firm'> & Partial<Pick<DemoFacts, 'box'>>,
  site: string,
): Promise<DemoFacts['box']> {
  if (box !== undefined) {
    const origins = JSON.stringify([site])
    const { publishableKey } = box
    await deps.db.write(async (tx) => {
      await tx.updateTable('uploadBox').set({ origins }).where('publishableKey', '=', publishableKey).execute()
      const privacyUrl = privacyPageOf(site)
      await tx.updateTable('firm').set({ privacyUrl }).where('entityKey', '=', firm.entityKey).execute()
    })
    return box
  }
  const { id: firmId } = await deps.db.read
    .selectFrom('firm')
    .select('id')
    .where('entityKey', '=', firm.entityKey)
    .executeTakeFirstOrThrow()
  const made = await createBox(deps, { firmId, origins: [site], privacyUrl: privacyPageOf(site) })
  if (made === 'no_privacy_page') throw new Error('the demo firm has a privacy page')
  return made
}
