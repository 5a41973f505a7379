import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isEmailAddress } from './platform/email-address.ts'

/** What the product itself goes by. */
export interface ZoneConfig {
  /** Without a slash at its end: the only source of links. */
  publicUrl: string
  /** Contact shown in errors and e-mails. */
  support: string
  /** Bytes. */
  maxFileSize: number
  trustedProxies: readonly string[]
  isDemo: boolean
}

/** What the process needs to start. */
export interface Config extends ZoneConfig {
  host: string
  port: number
  dataDir: string
  databasePath: string
  blobsDir: string
  /** 32 bytes that wrap all other keys. */
  masterKey: Buffer
  /** Null: the demo's mailbox keeps the mail. */
  smtpUrl: string | null
  mailFrom: string
  /** `tcp://host:port` or `unix:/path`; null: no virus scan. */
  clamdUrl: string | null
}

/** Every fault of the environment at once, in plain words. */
export class ConfigError extends Error {
  readonly faults: string[]
  constructor(faults: string[]) {
    super(faults.join('\n'))
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/** Exit code for a configuration that cannot work (sysexits EX_CONFIG). */
export const EXIT_CONFIG = 78

const GIB = 1024 ** 3
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

type Environment = Record<string, string | undefined>

/**
 * Reads the environment, once.
 * @param defaultDemo whether `JZ_DEMO` is 1 when it is not set
 * @throws ConfigError
 */
export function readConfig(defaultDemo: boolean, env: Environment = process.env): Config {
  const faults: string[] = []
  const isDemo = (env.JZ_DEMO ?? (defaultDemo ? '1' : '0')) === '1'
  const host = env.HOST ?? '127.0.0.1'
  const port = wholeNumber(env, 'PORT', 8787, 0, 65535, faults)
  const dataDir = resolve(env.JZ_DATA_DIR ?? './data')
  const publicUrl = readPublicUrl(env, isDemo, port, faults)

  if (isDemo && !(LOOPBACK.has(host) && LOOPBACK.has(hostOf(publicUrl)))) {
    faults.push('JZ_DEMO=1 is for this computer only: HOST and JZ_PUBLIC_URL must be loopback addresses.')
  }
  const smtpUrl = readSmtpUrl(env, isDemo, faults)
  const mailFrom = env.JZ_MAIL_FROM ?? (isDemo ? 'juriszone@localhost.example' : '')
  if (!isEmailAddress(mailFrom)) faults.push('JZ_MAIL_FROM must be the e-mail address that all mail comes from.')
  const support = env.JZ_SUPPORT ?? (isDemo ? 'soutien@juriszone.example' : '')
  if (support === '') faults.push('JZ_SUPPORT must name the contact shown in errors and e-mails.')

  const databasePath = storePath(env, 'JZ_DATABASE_URL', 'sqlite:', 'postgres:', join(dataDir, 'juriszone.db'), faults)
  const blobsDir = storePath(env, 'JZ_STORAGE_URL', 'file:', 's3:', join(dataDir, 'blobs'), faults)
  const maxFileSize = wholeNumber(env, 'JZ_MAX_FILE_SIZE', 20 * GIB, 1, Number.MAX_SAFE_INTEGER, faults)
  const masterKey = readMasterKey(env, isDemo ? dataDir : null, faults)
  const clamdUrl = readClamdUrl(env, faults)
  if (faults.length > 0 || masterKey === null) throw new ConfigError(faults)

  return {
    host,
    port,
    dataDir,
    databasePath,
    blobsDir,
    masterKey,
    smtpUrl,
    mailFrom,
    clamdUrl,
    publicUrl,
    support,
    maxFileSize,
    trustedProxies: (env.JZ_TRUSTED_PROXIES ?? '').split(/[\s,]+/).filter(Boolean),
    isDemo,
  }
}

function readPublicUrl(env: Environment, isDemo: boolean, port: number, faults: string[]): string {
  const text = env.JZ_PUBLIC_URL ?? (isDemo ? `http://localhost:${port}` : '')
  if (!/^https?:\/\/[^/?#]+\/?$/.test(text) || !URL.canParse(text)) {
    faults.push('JZ_PUBLIC_URL must be the address people open, such as https://zone.example.com, without a path.')
    return 'http://localhost'
  }
  if (text.startsWith('http:') && !LOOPBACK.has(hostOf(text)))
    faults.push('JZ_PUBLIC_URL must be https beyond this computer.')
  return text.replace(/\/$/, '')
}

function readSmtpUrl(env: Environment, isDemo: boolean, faults: string[]): string | null {
  const url = env.JZ_SMTP_URL
  if (url === undefined) {
    if (!isDemo)
      faults.push('JZ_SMTP_URL must name the mail server, such as smtp://user:password@mail.example.com:587.')
    return null
  }
  if (!/^smtps?:\/\//.test(url) || !URL.canParse(url)) faults.push('JZ_SMTP_URL must begin with smtp:// or smtps://.')
  return url
}

function readClamdUrl(env: Environment, faults: string[]): string | null {
  const url = env.JZ_CLAMD_URL
  if (url === undefined) return null
  if (!/^unix:\/.|^tcp:\/\/[^/:]+:\d+$|^tcp:\/\/\[[0-9a-f:]+\]:\d+$/.test(url)) {
    faults.push('JZ_CLAMD_URL must be tcp://host:port or unix:/path.')
  }
  return url
}

function storePath(
  env: Environment,
  name: string,
  ours: string,
  reserved: string,
  fallback: string,
  faults: string[],
): string {
  const url = env[name]
  if (url === undefined) return fallback
  if (url.startsWith(reserved)) faults.push(`${name}: ${reserved} is not offered yet.`)
  else if (!url.startsWith(ours)) faults.push(`${name} must begin with ${ours}`)
  return resolve(url.slice(ours.length).replace(/^\/\//, ''))
}

function wholeNumber(
  env: Environment,
  name: string,
  fallback: number,
  min: number,
  max: number,
  faults: string[],
): number {
  const text = env[name]
  if (text === undefined) return fallback
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= min && value <= max) return value
  faults.push(`${name} must be a whole number from ${min} to ${max}.`)
  return fallback
}

/** @param demoDir where the demo makes its own key, once; a real zone never invents one */
function readMasterKey(env: Environment, demoDir: string | null, faults: string[]): Buffer | null {
  if (demoDir !== null && env.JZ_MASTER_KEY === undefined && env.JZ_MASTER_KEY_FILE === undefined) {
    // Nothing is made for a configuration that will not start.
    return faults.length > 0 ? null : Buffer.from(readFileSync(demoKeyFile(demoDir), 'utf8'), 'base64')
  }
  const file = env.JZ_MASTER_KEY_FILE
  if (file !== undefined && !existsSync(file)) {
    faults.push('JZ_MASTER_KEY_FILE names a file that does not exist.')
    return null
  }
  const text = file === undefined ? env.JZ_MASTER_KEY : readFileSync(file, 'utf8')
  const key = Buffer.from((text ?? '').trim(), 'base64')
  if (key.length === 32) return key
  faults.push(
    'JZ_MASTER_KEY (or JZ_MASTER_KEY_FILE) must hold 32 bytes in base64. To make one: openssl rand -base64 32',
  )
  return null
}

function demoKeyFile(dataDir: string): string {
  const file = join(dataDir, 'master.key')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
    chmodSync(file, 0o600)
  }
  return file
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : ''
}
