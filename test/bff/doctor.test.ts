import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, zoneDate } from '@juriszone/widgets/contract'
import { examine } from '../../bff/src/doctor/index.ts'
import type { Patient } from '../../bff/src/doctor/index.ts'
import { sweepDocuments } from '../../bff/src/documents/index.ts'
import { DAY } from '../../bff/src/platform/clock.ts'
import { MAILS } from '../../bff/src/serve.ts'
import { beginUpload, upload } from '../support/upload.ts'
import { openDesk, someBytes } from './documents/desk.ts'
import type { Desk } from './documents/desk.ts'

const JZ = resolve(import.meta.dirname, '../../bff/bin/jz.js')
const ALL_WELL = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8'].map(() => 'ok')

let desk: Desk
/** A blob of several segments whose document was never shared. */
let blobId: string
beforeAll(async () => {
  desk = await openDesk()
  const { zone, clerk, dossier } = desk
  const shared = await desk.add('acte confidentiel.pdf', someBytes(70_000))
  await desk.add('acte confidentiel.pdf', 'seconde version')
  blobId = await blobOf(await desk.add('plan.pdf', someBytes(200_000)))
  const share = await zone.call(clerk, 'POST', `/dossiers/${dossier.id}/shares`, {
    title: 'Acte',
    expiresOn: addDays(zoneDate(zone.clock.now()), 20),
    documentIds: [shared],
    recipients: [{ partyId: dossier.parties[0]?.id, mayReturn: true, notifyRecipient: true }],
  })
  const anne = await zone.signIn('anne.cote@courriel.example')
  await upload(zone, anne, { filename: 'retour.pdf', shareId: share.body.id }, 'rendu')
  const begun = await beginUpload(zone, clerk, { filename: 'à moitié.pdf', dossierId: dossier.id }, 300_000)
  const half = await desk.fetch(clerk, begun.headers.get('location') ?? '', {
    method: 'PATCH',
    headers: { 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
    body: someBytes(100_000),
  })
  expect([share.status, half.status, half.headers.get('upload-offset')]).toEqual([201, 204, '100000'])
  await beginUpload(zone, clerk, { filename: 'annoncé.pdf', dossierId: dossier.id }, 300_000)
})
afterAll(() => desk.stop())

async function blobOf(documentId: string): Promise<string> {
  const { db } = desk.zone.deps
  const version = db.read.selectFrom('documentVersion').select('blobId').where('documentId', '=', documentId)
  return (await version.executeTakeFirstOrThrow()).blobId
}
const fileOf = (id: string): string => join(desk.zone.directory, 'blobs', id)
const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(desk.zone.deps.db.writer)

interface Outcome {
  isHealthy: boolean
  said: string
}

/** The examination alone, as `jz doctor` makes it. */
async function examineDesk(options: Partial<Pick<Patient, 'markers' | 'isDeep'>> = {}): Promise<Outcome> {
  const { deps, directory } = desk.zone
  const lines: string[] = []
  const patient = {
    deps,
    dataDir: directory,
    databasePath: join(directory, 'juriszone.db'),
    blobsDir: join(directory, 'blobs'),
    mailKinds: new Set(MAILS.map(({ kind }) => kind)),
    markers: [],
    isDeep: false,
    ...options,
  }
  const isHealthy = await examine(patient, (line) => lines.push(line))
  return { isHealthy, said: lines.join('\n') }
}

/** The invariants that do not hold. */
function broken(said: string): string[] {
  return [...said.matchAll(/^(I\d) .*: \d+ faults? /gm)].map(([, name = '']) => name)
}

function jzDoctor(args: string[] = [], dataDir = desk.zone.directory): Promise<{ code: number; stdout: string }> {
  const env = {
    PATH: process.env.PATH ?? '',
    JZ_DATA_DIR: dataDir,
    JZ_MASTER_KEY: desk.zone.masterKey,
    JZ_PUBLIC_URL: 'http://localhost:8787',
    JZ_SMTP_URL: 'smtp://127.0.0.1:9',
    JZ_MAIL_FROM: 'zone@etude.example',
    JZ_SUPPORT: '418 555-0142',
  }
  return new Promise((done) => {
    execFile(process.execPath, [JZ, 'doctor', ...args], { env }, (error, stdout) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, stdout })
    })
  })
}

test('jz doctor, beside a zone in the middle of its work: eight lines that say ok, and 0', async () => {
  const { code, stdout } = await jzDoctor(['--deep', '--marker', 'acte confidentiel', '--marker', 'anne.cote'])
  const verdicts = stdout.trimEnd().split('\n')
  expect([code, verdicts.map((line) => /^I\d [\w -]+: (ok) \(\d+\)$/.exec(line)?.[1] ?? line)]).toEqual([0, ALL_WELL])
  expect(stdout).toContain('I2 blobs and their files: ok (6)')
})

test('jz doctor, when something is wrong: which invariant, which blob, and 1', async () => {
  const bytes = readFileSync(fileOf(blobId))
  writeFileSync(fileOf(blobId), bytes.with(150_000, (bytes[150_000] ?? 0) ^ 1))
  const { code, stdout } = await jzDoctor(['--deep'])
  expect([code, stdout]).toEqual([
    1,
    expect.stringMatching(`I6 .*: 1 fault \\(of 6\\)\n  blob ${blobId}: segment 2 is`),
  ])
  expect((await examineDesk()).isHealthy).toBe(true)
  writeFileSync(fileOf(blobId), bytes)
})

test('jz doctor, where there is no zone, makes none', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'jz-none-'))
  expect([(await jzDoctor([], dataDir)).code, existsSync(join(dataDir, 'juriszone.db'))]).toEqual([64, false])
})

describe('what is damaged is named, with its id and no name', () => {
  interface Damage {
    what: string
    breaks: string[]
    options?: Parameters<typeof examineDesk>[0]
    /** @returns the way back */
    do: () => Promise<() => unknown>
  }
  /** Changes a blob's file. */
  const file = (change: (path: string) => void) => () => {
    const path = fileOf(blobId)
    const intact = readFileSync(path)
    change(path)
    return Promise.resolve(() => writeFileSync(path, intact))
  }
  const flip = (at: number) =>
    file((path) => {
      const bytes = readFileSync(path)
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
      writeFileSync(path, bytes)
    })
  const stray = (name: string, content: string) => () => {
    const path = join(desk.zone.directory, name)
    writeFileSync(path, content)
    return Promise.resolve(() => rmSync(path))
  }
  /** Rows are copied, and put back as they were. */
  const damaged = (table: string, where: () => string, damage: string) => async () => {
    const which = `from ${table} where ${where()}`
    await run(`create table kept as select * ${which}`)
    await run(damage === 'delete' ? `delete ${which}` : `update ${table} set ${damage} where ${where()}`)
    return async () => {
      await run(`insert or replace into ${table} select * from kept`)
      await run('drop table kept')
    }
  }
  /** A chain is append-only for whoever has not the database itself. */
  const history = (damage: string, repair: string) => async () => {
    await run('drop trigger activityNeverChanges')
    await run(`update activity set ${damage} where seq = 1`)
    return () => run(`update activity set ${repair} where seq = 1`)
  }

  const ours = (): string => `id = '${blobId}'`
  const DAMAGES: Damage[] = [
    { what: 'a finished upload that says it is not', breaks: ['I1'], do: damaged('upload', ours, 'finishedAt = null') },
    {
      what: 'a version gone',
      breaks: ['I1', 'I7'],
      do: damaged('documentVersion', () => `blobId = '${blobId}'`, 'delete'),
    },
    { what: 'a blob of nobody', breaks: ['I1'], do: damaged('upload', () => 'finishedAt is null', 'delete') },
    { what: 'a file gone', breaks: ['I2'], options: { isDeep: true }, do: file((path) => rmSync(path)) },
    { what: 'a file cut short', breaks: ['I2'], do: file((path) => truncateSync(path, 100_000)) },
    { what: 'a file of nobody', breaks: ['I2'], do: stray('blobs/zz-stray', 'JZE1') },
    { what: 'a file in clear', breaks: ['I2', 'I3'], do: stray('blobs/zz-stray', '%PDF-1.4') },
    {
      what: 'a word in clear, across two reads',
      breaks: ['I3'],
      options: { markers: ['ailleurs', 'Côté'] },
      do: stray('zz-core', `${'.'.repeat(1024 * 1024 - 2)}Côté`),
    },
    { what: 'a promised e-mail gone', breaks: ['I4'], do: damaged('outbox', () => 'recipientId > 0', 'delete') },
    { what: 'an e-mail that nobody can write', breaks: ['I4'], do: damaged('outbox', () => 'true', `kind = 'x'`) },
    {
      what: 'an e-mail leased for years',
      breaks: ['I4'],
      do: damaged('outbox', () => 'true', `leasedUntil = '2099-01-01'`),
    },
    { what: 'a return of which nobody will hear', breaks: ['I4'], do: damaged('returnNotice', () => 'true', 'delete') },
    {
      what: 'an act rewritten',
      breaks: ['I5'],
      do: history(`outcome = 'refused'`, `outcome = 'done'`),
    },
    { what: 'the last act forgotten', breaks: ['I5'], do: damaged('activityHead', () => 'true', 'seq = seq - 1') },
    { what: 'an act that never was', breaks: ['I5'], do: damaged('activityHead', () => 'true', 'seq = seq + 1') },
    { what: 'a byte of a document', breaks: ['I6'], options: { isDeep: true }, do: flip(150_000) },
    { what: 'a byte of a header', breaks: ['I6'], do: flip(70) },
    {
      what: 'a tail of another upload',
      breaks: ['I6'],
      options: { isDeep: true },
      do: damaged('blob', () => 'tail is not null', 'tail = zeroblob(length(tail))'),
    },
    {
      what: 'the digest of other bytes',
      breaks: ['I6'],
      options: { isDeep: true },
      do: damaged('blob', ours, `sha256 = 'abc'`),
    },
    {
      what: 'the key of another blob',
      breaks: ['I6'],
      do: damaged('blob', ours, `dekWrapped = (select dekWrapped from blob other where other.id <> blob.id limit 1)`),
    },
    { what: 'a version too many', breaks: ['I7'], do: damaged('document', () => 'true', 'versions = versions + 1') },
    { what: 'another size', breaks: ['I7'], do: damaged('upload', ours, 'size = size + 1') },
    {
      what: 'a link that was used for nothing',
      breaks: ['I8'],
      do: damaged('account', () => `email like 'sylvie%'`, 'activatedAt = null'),
    },
  ]

  test.each(DAMAGES)('$what: $breaks', async ({ breaks, options, do: damage }) => {
    const repair = await damage()
    const { isHealthy, said } = await examineDesk(options)
    await repair()
    expect([isHealthy, broken(said)], said).toEqual([false, breaks])
    expect(said).not.toMatch(/plan|acte|Côté|@/)
    expect((await examineDesk({ isDeep: true })).isHealthy).toBe(true)
  })
})

test('a purge that is killed half-way: nothing opens any more, nothing is amiss, the next sweep ends it', async () => {
  const { zone } = desk
  const id = await desk.add('à détruire.pdf', 'plus rien')
  const destroyed = await blobOf(id)
  await zone.call(desk.clerk, 'DELETE', `/documents/${id}`)
  zone.clock.advance(31 * DAY)
  const killed = { ...zone.deps.vault, sweep: () => Promise.reject(new Error('killed')) }
  await expect(sweepDocuments({ ...zone.deps, vault: killed })).rejects.toThrow('killed')
  expect([existsSync(fileOf(destroyed)), await zone.deps.vault.find(destroyed)]).toEqual([true, undefined])
  // Its key is not in what waits to be written either.
  expect(statSync(join(zone.directory, 'juriszone.db-wal')).size).toBe(0)
  expect(await examineDesk({ isDeep: true })).toMatchObject({ isHealthy: true })
  await sweepDocuments(zone.deps)
  expect(existsSync(fileOf(destroyed))).toBe(false)
  expect(await examineDesk({ isDeep: true })).toMatchObject({ isHealthy: true })
})
