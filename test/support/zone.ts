import { mkdtempSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from '../../bff/src/app.ts'
import type { ZoneConfig } from '../../bff/src/config.ts'
import { zoneKeys } from '../../bff/src/platform/keys.ts'
import { openDatabase } from '../../bff/src/platform/database.ts'
import { databaseKey, migrate } from '../../bff/src/schema/index.ts'
import type { Tables } from '../../bff/src/schema/index.ts'
import { createLiveHub } from '../../bff/src/services/activity/index.ts'
import {
  choosePassword,
  createFirm,
  createKey,
  inviteMember,
  KEY_SCOPES,
} from '../../bff/src/services/accounts/index.ts'
import type { Deps } from '../../bff/src/services/deps.ts'
import { createContentReader } from '../../bff/src/services/scanner/index.ts'
import { createVault } from '../../bff/src/services/vault/index.ts'

const PUBLIC_URL = 'http://localhost:8787'
export const PASSWORD = 'castor violon avril tabouret'

/** A clock that tests move. */
export function movableClock(start = new Date()) {
  let now = start.getTime()
  return {
    now: () => new Date(now),
    advance(ms: number) {
      now += ms
    },
  }
}

/** The id inside an API key: its third part. */
export function keyIdOf(apiKey: string): string {
  return apiKey.split('_')[2] ?? ''
}

export interface Caller {
  /** Headers that prove who it is. */
  headers: Record<string, string>
}

/** A firm's host, with one of its API keys. */
export function hostWith({ entityKey }: { entityKey: string }, apiKey: string): Caller {
  return { headers: { Authorization: `Basic ${Buffer.from(`${entityKey}:${apiKey}`).toString('base64')}` } }
}

/** Tests read answers as any client would. */
// oxlint-disable-next-line typescript/no-explicit-any
type Json = any

export interface Answer<Body = Json> {
  status: number
  headers: Headers
  /** Parsed JSON, or undefined. */
  body: Body
  response: Response
}

/** A whole zone in a temporary folder: the real app, encrypted database and vault, with no port. */
export async function startZone(options: { config?: Partial<ZoneConfig>; start?: Date; clamdUrl?: string } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'jz-zone-'))
  const clock = movableClock(options.start)
  const config: ZoneConfig = {
    publicUrl: PUBLIC_URL,
    support: 'soutien@juriszone.example',
    maxFileSize: 20 * 1024 ** 3,
    trustedProxies: [],
    isDemo: false,
    ...options.config,
  }
  const masterKey = randomBytes(32)
  const keys = zoneKeys(masterKey)
  const path = join(directory, 'juriszone.db')
  const db = await openDatabase<Tables>(path, databaseKey(path, keys))
  await migrate(db)
  const blobsDir = join(directory, 'blobs')
  const vault = createVault({ db, clock, keys, directory: blobsDir })
  const deps: Deps = {
    db,
    clock,
    config,
    keys,
    live: createLiveHub(),
    vault,
    contents: createContentReader(vault, { directory: blobsDir, clamdUrl: options.clamdUrl ?? null }),
    log: pino({ level: 'silent' }),
  }
  const app = createApp(deps)

  /** One call of the API; `path` begins after /api/v1. A plain object as body is sent as JSON. */
  async function call<Body = Json>(
    caller: Caller | null,
    method: string,
    apiPath: string,
    body?: unknown,
    headers: Record<string, string> = {},
    signal?: AbortSignal,
  ): Promise<Answer<Body>> {
    const init: RequestInit = {
      method,
      ...(signal !== undefined && { signal }),
      headers: {
        Host: new URL(config.publicUrl).host,
        'Sec-Fetch-Site': 'same-origin',
        'X-JZ': '1',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...caller?.headers,
        ...headers,
      },
    }
    if (body !== undefined) init.body = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await app.request(`${config.publicUrl}/api/v1${apiPath}`, init)
    const text = response.headers.get('content-type')?.includes('json') === true ? await response.clone().text() : ''
    const json: Body = text === '' ? undefined : JSON.parse(text)
    return { status: response.status, headers: response.headers, body: json, response }
  }

  async function firm(name = 'Marchand Thibodeau, notaires') {
    const made = await createFirm(deps, { name, phone: '418 555-0142', email: null, privacyUrl: null })
    return { ...made, name, host: hostWith(made, made.apiKey) }
  }

  /** Another API key of a firm, as the operator makes one. */
  async function newKey(
    of: { firmId: string; entityKey: string },
    scopes: Parameters<typeof createKey>[2] = KEY_SCOPES,
  ) {
    const made = await createKey(deps, of.firmId, scopes)
    if (typeof made === 'string') throw new Error(made)
    return { id: made.id, host: hostWith(of, made.key) }
  }

  /** Cookie of a person who has an account, activated with PASSWORD if it was not. */
  async function signIn(email: string): Promise<Caller> {
    const account = await db.read
      .selectFrom('account')
      .select(['id', 'activatedAt'])
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    if (account.activatedAt === null) await activate(email)
    const answer = await call(null, 'POST', '/session', { email, password: PASSWORD })
    if (answer.status !== 200) throw new Error(`sign-in of ${email}: ${answer.status}`)
    return { headers: { Cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' } }
  }

  /** Follows the newest activation or invitation link of an address, as its e-mail would carry it. */
  async function activate(email: string) {
    const link = await db.read
      .selectFrom('link')
      .innerJoin('account', 'account.id', 'link.accountId')
      .select('link.id')
      .where('account.email', '=', email)
      .where('link.purpose', '!=', 'reset')
      .where('link.usedAt', 'is', null)
      .orderBy('link.id', 'desc')
      .executeTakeFirstOrThrow()
    const input = { token: keys.linkToken(link.id, 1), password: PASSWORD, requestId: 'test' }
    return choosePassword(deps, input, ['activation', 'invitation'])
  }

  async function member(firmId: string, input: { name: string; email: string; role?: 'notary' | 'clerk' }) {
    const made = await inviteMember(deps, { firmId, locale: 'fr-CA', role: 'clerk', ...input })
    return { ...made, ...input, ...(await signIn(input.email)) }
  }

  return {
    deps,
    app,
    clock,
    directory,
    /** What another process needs to open the same zone. */
    masterKey: masterKey.toString('base64'),
    call,
    firm,
    newKey,
    member,
    signIn,
    activate,
    async stop() {
      await deps.contents.close()
      await db.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

export type Zone = Awaited<ReturnType<typeof startZone>>
