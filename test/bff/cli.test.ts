import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSmtp } from '../support/smtp.ts'
import type { SmtpInbox } from '../support/smtp.ts'
import { until } from '../support/until.ts'

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
