import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { HOUR, SECOND } from '../../bff/src/platform/clock.ts'
import { startSmtp } from '../support/smtp.ts'
import type { SmtpInbox } from '../support/smtp.ts'
import { until } from '../support/until.ts'
import { hostWith, keyIdOf, startZone } from '../support/zone.ts'
import type { Caller, Zone } from '../support/zone.ts'
import { verifyChain } from './shares/audit.ts'

const JZ = resolve(import.meta.dirname, '../../bff/bin/jz.js')

interface Outcome {
  code: number
  stdout: string
  stderr: string
}

function jz(args: string[], env: Record<string, string>, node = process.execPath): Promise<Outcome> {
  const inherited = { PATH: process.env.PATH ?? '' }
  return new Promise((done) => {
    execFile(node, [JZ, ...args], { env: { ...inherited, ...env } }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}

describe('an environment that cannot work', () => {
  test('is told whole, in plain words, and ends with 78', async () => {
    const { code, stderr } = await jz(['serve'], {
      PORT: 'beaucoup',
      JZ_DATABASE_URL: 'postgres://x',
      JZ_STORAGE_URL: 's3://x',
    })
    expect(code).toBe(78)
    for (const name of ['PORT', 'JZ_PUBLIC_URL', 'JZ_SMTP_URL', 'JZ_MAIL_FROM', 'JZ_SUPPORT', 'JZ_MASTER_KEY']) {
      expect(stderr).toContain(name)
    }
    expect(stderr).toContain('postgres: is not offered yet')
    expect(stderr).toContain('s3: is not offered yet')
  })

  test('the demo is for this computer only', async () => {
    const { code, stderr } = await jz(['serve'], { JZ_DEMO: '1', HOST: '0.0.0.0' })
    expect([code, stderr]).toEqual([78, expect.stringContaining('JZ_DEMO=1 is for this computer only')])
  })
})

test.each([
  [['firm']],
  [['firm', 'create']],
  [['firm', 'create', '--couleur', 'bleu']],
  [['firm', 'create', '--name', 'Étude', '--retention-days', '29']],
  [['key', 'create']],
  [['key', 'roll']],
  [['key', 'revoke', '--leaked', '--key', 'aaaaaaaaaaaa']],
  [['box', 'create']],
  [['box', 'create', '--firm', 'jze_x', '--origin', 'https://a.example/page']],
  [['box', 'close']],
  [['partir']],
])('jz %j says what is wrong and does nothing', async (args) => {
  const { code, stderr } = await jz(args, { JZ_DEMO: '1', JZ_DATA_DIR: join(tmpdir(), `jz-none-${process.pid}`) })
  expect([code, stderr.length > 10]).toEqual([64, true])
})

test('on a Node that is too old it says so instead of crashing', async () => {
  const old = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => statSync(path, { throwIfNoEntry: false }))
  if (old === undefined) return
  const { code, stderr } = await jz(['--help'], {}, old)
  expect([code, stderr.split('\n')[0]]).toEqual([78, expect.stringContaining('jz needs Node 24')])
})

describe('without the demo, over a real mail server', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'jz-cli-'))
  const masterKey = randomBytes(32).toString('base64')
  let smtp: SmtpInbox
  let env: Record<string, string>

  beforeAll(async () => {
    smtp = await startSmtp()
    env = {
      PORT: '0',
      JZ_DATA_DIR: dataDir,
      JZ_PUBLIC_URL: 'https://zone.etude.example',
      JZ_SMTP_URL: smtp.url,
      JZ_MAIL_FROM: 'zone@etude.example',
      JZ_SUPPORT: '418 555-0142',
      JZ_MASTER_KEY: masterKey,
    }
  })
  afterAll(async () => {
    await smtp.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('a firm is registered, a member invited, and the invitation arrives with a link', async () => {
    const firm = await jz(['firm', 'create', '--name', 'Marchand Thibodeau, notaires'], env)
    expect(firm.stdout).toMatch(/jze_\w{22}\n.*jzs_live_[a-z2-7]{12}_[\w-]{43}_\w{6}\n/)
    const entityKey = /jze_\w+/.exec(firm.stdout)?.[0] ?? ''
    const who = ['--name', 'Sylvie Arsenault', '--email', 'sylvie@etude.example', '--role', 'clerk']
    const invited = await jz(['member', 'invite', '--firm', entityKey, ...who], env)
    expect([invited.code, invited.stderr]).toEqual([0, ''])

    const serving = spawn(process.execPath, [JZ, 'serve'], {
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: 'ignore',
    })
    try {
      const letter = await until(() => Promise.resolve(smtp.letters[0]), 'the invitation')
      expect(letter.subject).toBe('Marchand Thibodeau, notaires vous invite dans JurisZone')
      expect(letter.text).toMatch(/https:\/\/zone\.etude\.example\/activer#t=[\w-]{43}/)
    } finally {
      const ended = new Promise((done) => serving.once('exit', done))
      serving.kill('SIGTERM')
      expect(await ended).toBe(0)
    }
  })

  test('another master key opens nothing, and says so', async () => {
    const { code, stderr } = await jz(['serve'], { ...env, JZ_MASTER_KEY: randomBytes(32).toString('base64') })
    expect([code, stderr]).toEqual([78, expect.stringContaining('JZ_MASTER_KEY')])
  })

  test('nothing in the data folder is for other accounts of the machine', () => {
    expect(statSync(join(dataDir, 'juriszone.db')).mode & 0o077).toBe(0)
    expect(statSync(join(dataDir, 'juriszone.db.key')).mode & 0o077).toBe(0)
  })
})

describe('the API keys of a firm, while its zone runs', () => {
  let zone: Zone
  let firm: Awaited<ReturnType<Zone['firm']>>
  beforeEach(async () => {
    zone = await startZone()
    firm = await zone.firm()
    await zone.member(firm.firmId, { name: 'Sylvie Arsenault', email: 'sylvie@etude.example' })
  })
  afterEach(() => zone.stop())

  const operator = (...args: string[]): Promise<Outcome> =>
    jz(['key', ...args], {
      JZ_DATA_DIR: zone.directory,
      JZ_MASTER_KEY: zone.masterKey,
      JZ_PUBLIC_URL: zone.deps.config.publicUrl,
      JZ_SMTP_URL: 'smtp://127.0.0.1:9',
      JZ_MAIL_FROM: 'zone@etude.example',
      JZ_SUPPORT: '418 555-0142',
    })
  const printedKey = ({ stdout }: Outcome): string => /jzs_live_\S+/.exec(stdout)?.[0] ?? ''
  async function exportsWith(apiKey: string): Promise<[number, string?]> {
    const { status, body } = await zone.call(hostWith(firm, apiKey), 'PUT', '/dossiers/K-1', {
      description: 'x',
      parties: [],
    })
    return status < 300 ? [200] : [status, body.code]
  }
  const issue = (apiKey: string) =>
    zone.call(hostWith(firm, apiKey), 'POST', '/embed-tokens', {
      member: { email: 'sylvie@etude.example' },
      origin: 'https://procardex.example',
    })

  test('a second key may do less; a third there is not', async () => {
    const outcome = await operator('create', '--firm', firm.entityKey, '--scopes', 'dossier:export')
    const key = printedKey(outcome)
    expect([outcome.code, outcome.stderr, outcome.stdout]).toEqual([0, '', expect.stringContaining(keyIdOf(key))])
    expect(await exportsWith(key)).toEqual([200])
    expect((await issue(key)).body.code).toBe('scope_missing')
    expect((await issue(firm.apiKey)).status).toBe(201)
    const third = await operator('create', '--firm', firm.entityKey)
    expect([third.code, third.stderr]).toEqual([64, expect.stringContaining('two live keys')])
    const rolled = await operator('roll', '--key', keyIdOf(key))
    expect([rolled.code, rolled.stderr]).toEqual([64, expect.stringContaining('two live keys')])
    expect(await exportsWith(key)).toEqual([200])
    const unknown = await operator('create', '--firm', firm.entityKey, '--scopes', 'audit:export')
    expect([unknown.code, unknown.stderr]).toEqual([64, expect.stringContaining('dossier:export')])
  })

  test('a rolled key works for 24 hours beside the new one, then no more', async () => {
    const key = printedKey(await operator('roll', '--key', keyIdOf(firm.apiKey)))
    expect([await exportsWith(firm.apiKey), await exportsWith(key)]).toEqual([[200], [200]])
    // The operator's clock is a moment ahead of the zone's.
    zone.clock.advance(24 * HOUR - 60 * SECOND)
    const page: Caller = { headers: { Authorization: `Bearer ${(await issue(firm.apiKey)).body.token}` } }
    expect(await exportsWith(firm.apiKey)).toEqual([200])
    expect((await zone.call(page, 'GET', '/dossiers')).status).toBe(200)
    zone.clock.advance(120 * SECOND)
    expect([await exportsWith(firm.apiKey), await exportsWith(key)]).toEqual([[401, 'bad_api_key'], [200]])
    // What it let in ends with it, and the new key lets in again.
    expect((await zone.call(page, 'GET', '/dossiers')).status).toBe(401)
    expect((await issue(key)).status).toBe(201)
    expect(await verifyChain(zone, firm.firmId)).toContain('key.rolled')
  })

  test('a key that has leaked works no more, even when there are two', async () => {
    const other = printedKey(await operator('create', '--firm', firm.entityKey))
    const key = printedKey(await operator('roll', '--leaked', '--key', keyIdOf(other)))
    expect([await exportsWith(other), await exportsWith(key)]).toEqual([[401, 'bad_api_key'], [200]])
  })

  test('a revoked key ends at once, with every token it issued', async () => {
    const page: Caller = { headers: { Authorization: `Bearer ${(await issue(firm.apiKey)).body.token}` } }
    expect((await zone.call(page, 'GET', '/dossiers')).status).toBe(200)
    const id = keyIdOf(firm.apiKey)
    expect(await operator('revoke', '--key', id)).toMatchObject({ code: 0, stdout: `${id} works no more.\n` })
    expect(await exportsWith(firm.apiKey)).toEqual([401, 'bad_api_key'])
    expect((await zone.call(page, 'GET', '/dossiers')).body.code).toBe('token_expired')
    expect(await verifyChain(zone, firm.firmId)).toContain('key.revoked')
    expect(await operator('revoke', '--key', id)).toMatchObject({ code: 64 })
  })
})

describe('the upload box of a firm, while its zone runs', () => {
  let zone: Zone
  beforeEach(async () => {
    zone = await startZone()
  })
  afterEach(() => zone.stop())

  const operator = (...args: string[]): Promise<Outcome> =>
    jz(['box', ...args], {
      JZ_DATA_DIR: zone.directory,
      JZ_MASTER_KEY: zone.masterKey,
      JZ_PUBLIC_URL: zone.deps.config.publicUrl,
      JZ_SMTP_URL: 'smtp://127.0.0.1:9',
      JZ_MAIL_FROM: 'zone@etude.example',
      JZ_SUPPORT: '418 555-0142',
    })

  test('is opened for the sites named, once the firm says what it does with what it collects, and closed', async () => {
    const { entityKey, firmId } = await zone.firm()
    const sites = ['--origin', 'https://www.etude.example', '--origin', 'https://etude.example']
    const silent = await operator('create', '--firm', entityKey, ...sites)
    expect([silent.code, silent.stdout, silent.stderr]).toEqual([64, '', expect.stringContaining('--privacy-url')])
    const odd = await operator('create', '--firm', entityKey, ...sites, '--privacy-url', 'javascript:alert(1)')
    expect([odd.code, odd.stderr]).toEqual([64, expect.stringContaining('https://')])

    const more = ['--max-files', '5', '--max-size', '1000000', '--privacy-url', 'https://etude.example/confidentialite']
    const made = await operator('create', '--firm', entityKey, ...sites, ...more)
    expect([made.code, made.stderr]).toEqual([0, ''])
    const key = /jzp_[0-9A-Za-z]{22}$/m.exec(made.stdout)?.[0] ?? ''
    const from = (origin: string) => zone.call(null, 'GET', `/boxes/${key}`, undefined, { Origin: origin })
    expect((await from('https://etude.example')).body).toMatchObject({
      maxFiles: 5,
      maxBytes: 1_000_000,
      privacyUrl: 'https://etude.example/confidentialite',
    })
    expect((await from('https://www.etude.example')).status).toBe(200)
    expect((await from('https://ailleurs.example')).status).toBe(403)

    expect(await operator('close', '--box', key)).toMatchObject({ code: 0, stdout: `${key} takes nothing more.\n` })
    expect((await from('https://etude.example')).status).toBe(404)
    expect(await operator('close', '--box', key)).toMatchObject({ code: 64 })
    expect(await verifyChain(zone, firmId)).toEqual(expect.arrayContaining(['box.created', 'box.closed']))
  })
})
