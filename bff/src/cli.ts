import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { openZone } from './open-zone.ts'
import type { OpenZone } from './open-zone.ts'
import { isEmailAddress } from './platform/email-address.ts'
import { configOrExit, run } from './run.ts'
import { createFirm, inviteMember } from './services/accounts/index.ts'

const EXIT_USAGE = 64

const HELP = `jz: the operator's side of JurisZone

  jz serve                          runs the zone
  jz firm create --name NAME [--phone PHONE] [--email ADDRESS] [--privacy-url URL]
                 [--retention-days DAYS]
                                    registers a firm; prints its entity key and, this once, its API key; its dossiers are
                                    kept 90 days after their last activity, or 30 to 365 as told
  jz member invite --firm ENTITY_KEY --name NAME --email ADDRESS --role notary|clerk [--locale fr-CA|en-CA]
                                    makes somebody a member; the invitation leaves by e-mail

The environment configures it; see « Environment » in README.md.
`

class UsageError extends Error {}

type Values = Record<string, string | undefined>

interface Command {
  options: string[]
  run(zone: OpenZone, values: Values): Promise<string>
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
      const entityKey = required(values, 'firm')
      const firm = await deps.db.read
        .selectFrom('firm')
        .select('id')
        .where('entityKey', '=', entityKey)
        .executeTakeFirst()
      if (firm === undefined) throw new UsageError(`No firm has the entity key ${entityKey}.`)
      const email = address(required(values, 'email'))
      await inviteMember(deps, {
        firmId: firm.id,
        name: required(values, 'name'),
        email,
        role: oneOf(required(values, 'role'), ['notary', 'clerk'], 'role'),
        locale: oneOf(values.locale ?? 'fr-CA', ['fr-CA', 'en-CA'], 'locale'),
      })
      return `${email} is a member; the invitation is on its way.\n`
    },
  },
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
  const options = Object.fromEntries(command.options.map((name) => [name, { type: 'string' as const }]))
  const { values } = parseArgs({ args, options })
  const zone = await openZone(configOrExit(false), pino({ level: 'silent' }))
  try {
    process.stdout.write(await command.run(zone, values))
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
