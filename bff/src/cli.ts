import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { BOX_MAX_BYTES, BOX_MAX_FILES, closeBox, createBox } from './deposits/index.ts'
import { examine } from './doctor/index.ts'
import { openZone } from './open-zone.ts'
import type { OpenZone } from './open-zone.ts'
import { isEmailAddress } from './platform/email-address.ts'
import { isPageOrigin } from './platform/page-origin.ts'
import { configOrExit, run } from './run.ts'
import { MAILS } from './serve.ts'
import { createFirm, createKey, inviteMember, KEY_SCOPES, revokeKey, rollKey } from './services/accounts/index.ts'
import type { KeyRefusal, MadeKey } from './services/accounts/index.ts'

const EXIT_USAGE = 64
const EXIT_FAULTS = 1

const HELP = `jz: the operator's side of JurisZone

  jz serve                          runs the zone
  jz firm create --name NAME [--phone PHONE] [--email ADDRESS] [--privacy-url URL]
                 [--retention-days DAYS]
                                    registers a firm; prints its entity key and, this once, its API key; its dossiers are
                                    kept 90 days after their last activity, or 30 to 365 as told
  jz member invite --firm ENTITY_KEY --name NAME --email ADDRESS --role notary|clerk [--locale fr-CA|en-CA]
                                    makes somebody a member; the invitation leaves by e-mail

  A firm has two live API keys at most. A key's id is its third part: jzs_live_ID_….
  jz key create --firm ENTITY_KEY [--scopes 'dossier:export embed:issue share:create']
                                    makes another API key, with these scopes or fewer; prints it, this once
  jz key roll --key ID [--leaked]   makes a key to replace this one, which works for another 24 hours; with --leaked,
                                    no more
  jz key revoke --key ID            ends a key, and within a second all that widgets do by it

  jz box create --firm ENTITY_KEY --origin ORIGIN [--origin ORIGIN …] [--max-files N] [--max-size BYTES]
                [--privacy-url URL]
                                    opens an upload box for the firm's website: the pages of these origins may show it;
                                    a deposit holds 20 files and 2 GB at most, or as told; prints its publishable key.
                                    The firm must have a privacy page: --privacy-url gives it one, or another one
  jz box close --box KEY            takes nothing more; what was left in it stays

  jz doctor [--deep] [--marker TEXT …]
                                    checks, beside a running zone or not, that nothing was lost and nothing lies in
                                    clear; --deep decrypts every document; a marker is looked for in every file; tells
                                    faults by their ids and ends with 1

The environment configures it; see « Environment » in README.md.
`

class UsageError extends Error {}

type Values = Record<string, string | undefined>

interface Command {
  options: string[]
  /** Options that take no value: they are there or not. */
  flags?: string[]
  /** Options that may be given several times. */
  lists?: string[]
  run(zone: OpenZone, values: Values, lists: Record<string, string[]>): Promise<string>
}

const COMMANDS: Record<string, Command> = {
  'firm create': {
    options: ['name', 'phone', 'email', 'privacy-url', 'retention-days'],
    async run({ deps }, values) {
      const { entityKey, apiKey } = await createFirm(deps, {
        name: required(values, 'name'),
        phone: values.phone ?? null,
        email: values.email === undefined ? null : address(values.email),
        privacyUrl: values['privacy-url'] ?? null,
        retentionDays: wholeNumber(values['retention-days'] ?? '90', 30, 365, 'retention-days'),
      })
      return `Entity key  ${entityKey}\nAPI key     ${apiKey}\nThe API key is shown this once: keep it now.\n`
    },
  },
  'member invite': {
    options: ['firm', 'name', 'email', 'role', 'locale'],
    async run({ deps }, values) {
      const firmId = await firmOf(deps, values)
      const email = address(required(values, 'email'))
      await inviteMember(deps, {
        firmId,
        name: required(values, 'name'),
        email,
        role: oneOf(required(values, 'role'), ['notary', 'clerk'], 'role'),
        locale: oneOf(values.locale ?? 'fr-CA', ['fr-CA', 'en-CA'], 'locale'),
      })
      return `${email} is a member; the invitation is on its way.\n`
    },
  },
  'key create': {
    options: ['firm', 'scopes'],
    async run({ deps }, values) {
      const scopes = (values.scopes ?? KEY_SCOPES.join(' ')).split(/[\s,]+/).filter(Boolean)
      if (scopes.length === 0) throw new UsageError('--scopes names none.')
      const known = scopes.map((scope) => oneOf(scope, KEY_SCOPES, 'scopes'))
      return tellKey(made(await createKey(deps, await firmOf(deps, values), known)))
    },
  },
  'key roll': {
    options: ['key'],
    flags: ['leaked'],
    async run({ deps }, values) {
      const hasLeaked = values.leaked !== undefined
      const key = made(await rollKey(deps, required(values, 'key'), hasLeaked))
      return `${tellKey(key)}The old one ${hasLeaked ? 'works no more' : 'works for another 24 hours'}.\n`
    },
  },
  'key revoke': {
    options: ['key'],
    async run({ deps }, values) {
      const id = required(values, 'key')
      const refusal = await revokeKey(deps, id)
      if (refusal !== undefined) throw new UsageError(REFUSALS[refusal])
      return `${id} works no more.\n`
    },
  },
  'box create': {
    options: ['firm', 'max-files', 'max-size', 'privacy-url'],
    lists: ['origin'],
    async run({ deps }, values, { origin: origins = [] }) {
      const firmId = await firmOf(deps, values)
      if (origins.length === 0) throw new UsageError('--origin is missing.')
      const wrong = origins.find((origin) => !isPageOrigin(origin))
      if (wrong !== undefined) {
        throw new UsageError(`${wrong} is not an origin such as https://www.example.com, without a path.`)
      }
      const box = await createBox(deps, {
        firmId,
        origins,
        maxFiles: wholeNumber(values['max-files'] ?? String(BOX_MAX_FILES), 1, 1000, 'max-files'),
        maxBytes: wholeNumber(values['max-size'] ?? String(BOX_MAX_BYTES), 1, Number.MAX_SAFE_INTEGER, 'max-size'),
        ...(values['privacy-url'] !== undefined && { privacyUrl: webAddress(values['privacy-url']) }),
      })
      if (box === 'no_privacy_page') {
        throw new UsageError(
          'The firm has no privacy page, and visitors must be told what is collected and why. Give it one: --privacy-url URL.',
        )
      }
      return `Publishable key  ${box.publishableKey}\n`
    },
  },
  'box close': {
    options: ['box'],
    async run({ deps }, values) {
      const key = required(values, 'box')
      if (!(await closeBox(deps, key))) throw new UsageError('No open box has this key.')
      return `${key} takes nothing more.\n`
    },
  },
}

const REFUSALS: Record<KeyRefusal, string> = {
  unknown_key: 'No live key has this id. It is the third part of a key: jzs_live_ID_…',
  two_live_keys: 'The firm has two live keys. Revoke one first, or roll it with --leaked.',
}

function made(key: MadeKey | KeyRefusal): MadeKey {
  if (typeof key === 'string') throw new UsageError(REFUSALS[key])
  return key
}

function tellKey({ id, key }: MadeKey): string {
  return `Key id   ${id}\nAPI key  ${key}\nThe API key is shown this once: keep it now.\n`
}

async function firmOf({ db }: OpenZone['deps'], values: Values): Promise<string> {
  const entityKey = required(values, 'firm')
  const firm = await db.read.selectFrom('firm').select('id').where('entityKey', '=', entityKey).executeTakeFirst()
  if (firm === undefined) throw new UsageError(`No firm has the entity key ${entityKey}.`)
  return firm.id
}

function required(values: Values, name: string): string {
  const value = values[name]?.trim() ?? ''
  if (value === '') throw new UsageError(`--${name} is missing.`)
  return value
}

function address(text: string): string {
  if (!isEmailAddress(text)) throw new UsageError(`${text} is not an e-mail address.`)
  return text
}

function webAddress(text: string): string {
  if (URL.canParse(text) && new URL(text).protocol === 'https:') return text
  throw new UsageError(`${text} is not the address of a page: it begins with https://.`)
}

function wholeNumber(text: string, min: number, max: number, name: string): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= min && value <= max) return value
  throw new UsageError(`--${name} is a whole number from ${min} to ${max}.`)
}

function oneOf<const Choice extends string>(text: string, choices: readonly Choice[], name: string): Choice {
  const choice = choices.find((one) => one === text)
  if (choice === undefined) throw new UsageError(`--${name} is one of ${choices.join(', ')}.`)
  return choice
}

async function runCommand(command: Command, args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      ...Object.fromEntries(command.options.map((name) => [name, { type: 'string' as const }])),
      ...Object.fromEntries((command.flags ?? []).map((name) => [name, { type: 'boolean' as const }])),
      ...Object.fromEntries(
        (command.lists ?? []).map((name) => [name, { type: 'string' as const, multiple: true as const }]),
      ),
    },
  })
  const single = Object.entries(values).flatMap(([name, value]) =>
    Array.isArray(value) ? [] : [[name, String(value)] as const],
  )
  const given = Object.fromEntries(single)
  const lists = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (Array.isArray(value) ? [[name, value.map(String)]] : [])),
  )
  const zone = await openZone(configOrExit(false), pino({ level: 'silent' }))
  try {
    process.stdout.write(await command.run(zone, given, lists))
  } finally {
    await zone.close()
  }
}

async function runDoctor(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { deep: { type: 'boolean', default: false }, marker: { type: 'string', multiple: true, default: [] } },
  })
  const config = configOrExit(false)
  const { dataDir, databasePath, blobsDir } = config
  // To open a zone that is not there would make one.
  if (!existsSync(databasePath)) throw new UsageError(`There is no zone in ${dataDir}.`)
  const zone = await openZone(config, pino({ level: 'silent' }))
  const mailKinds = new Set(MAILS.map(({ kind }) => kind))
  const patient = {
    deps: zone.deps,
    dataDir,
    databasePath,
    blobsDir,
    mailKinds,
    markers: values.marker,
    isDeep: values.deep,
  }
  try {
    const isHealthy = await examine(patient, (line) => process.stdout.write(`${line}\n`))
    if (!isHealthy) process.exitCode = EXIT_FAULTS
  } finally {
    await zone.close()
  }
}

async function main(args: string[]): Promise<void> {
  const [noun = '', verb = ''] = args
  if (noun === '' || args.includes('--help') || noun === 'help') {
    process.stdout.write(HELP)
    return
  }
  if (noun === 'serve') return run({ isDemoByDefault: false })
  if (noun === 'doctor') return runDoctor(args.slice(1))
  const command = COMMANDS[`${noun} ${verb}`]
  if (command === undefined) throw new UsageError(`There is no « jz ${noun} ${verb} ». See jz --help.`)
  return runCommand(command, args.slice(2))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const isUsage =
    error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true
  if (!isUsage) throw error
  process.stderr.write(`${(error as Error).message}\n`)
  process.exit(EXIT_USAGE)
}
