import { setFlagsFromString } from 'node:v8'
import { pino } from 'pino'
import { ConfigError, EXIT_CONFIG, readConfig } from './config.ts'
import type { Config } from './config.ts'
import { startDemo } from './demo/index.ts'
import { openZone } from './open-zone.ts'
import { serve } from './serve.ts'
import { smtpTransport } from './services/mail/index.ts'

/** Configuration of this process, or its end with every fault named (exit 78). */
export function configOrExit(isDemoByDefault: boolean): Config {
  try {
    return readConfig(isDemoByDefault)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`JurisZone cannot start:\n${error.faults.map((fault) => `  - ${fault}\n`).join('')}`)
    process.exit(EXIT_CONFIG)
  }
}

/** Serves until SIGTERM or SIGINT. */
export async function run(options: { isDemoByDefault: boolean }): Promise<void> {
  // The young heap grows with a fast upload and never shrinks: 250 MiB at the peak of 1 GiB without this, 175 with it.
  setFlagsFromString('--semi-space-growth-factor=1')
  const config = configOrExit(options.isDemoByDefault)
  const log = pino({ name: 'juriszone', level: config.isDemo ? 'warn' : 'info' })
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'))
  const zone = await openZone(config, log).catch((error: unknown) => {
    log.debug({ err: error })
    process.stderr.write(`JurisZone cannot open its data in ${config.dataDir}: ${reasonOf(error)}\n`)
    process.exit(EXIT_CONFIG)
  })
  const stop = await start(config, zone.deps).catch((error: unknown) => {
    process.stderr.write(`JurisZone cannot listen on ${config.host}:${config.port}: ${reasonOf(error)}\n`)
    process.exit(1)
  })

  if (config.clamdUrl === null) process.stdout.write('No virus scan: JZ_CLAMD_URL is not set.\n')

  let isStopping = false
  async function end(): Promise<void> {
    if (isStopping) return
    isStopping = true
    await stop()
    await zone.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void end())
  process.on('SIGINT', () => void end())
}

async function start(config: Config, deps: Parameters<typeof serve>[0]): Promise<() => Promise<void>> {
  if (config.isDemo) {
    const { facts, stop } = await startDemo(deps, config)
    process.stdout.write(demoWelcome(config, facts))
    return stop
  }
  if (config.smtpUrl === null) throw new Error('no mail server')
  const stop = await serve(deps, config, smtpTransport(config.smtpUrl))
  process.stdout.write(`JurisZone is ready at ${config.publicUrl}\n`)
  return stop
}

function demoWelcome(config: Config, facts: Awaited<ReturnType<typeof startDemo>>['facts']): string {
  return `
JurisZone is ready.

  Zone        ${config.publicUrl}
  Sign in as  ${facts.member.email}
  Password    ${facts.member.password}
  ProCardex   ${facts.hosts.procardex}
  Website     ${facts.hosts.website}
  Mail        ${config.smtpUrl === null ? `${config.publicUrl}/demo/mail` : 'sent by JZ_SMTP_URL'}
  API         ${config.publicUrl}/api/v1/docs
  Entity key  ${facts.firm.entityKey}
  API key     ${facts.firm.apiKey}
  Data        ${config.dataDir}

`
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
