import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { DemoFacts } from '../../bff/src/demo/demo-firm.ts'
import type { DemoMail } from '../../bff/src/demo/mailbox.ts'
import { until } from './until.ts'
import { asTyped } from './words.ts'

export const ROOT = resolve(import.meta.dirname, '../..')

interface ProductOptions {
  env?: Record<string, string>
  /** Where in its sources it is killed; see failpoints.ts. */
  failpoint?: string
}

/** The product as `npm start` runs it, in a process and a data folder of its own. */
export interface Product {
  url: string
  dataDir: string
  /** Beside the data: what it says, and its temporary files. */
  logFile: string
  tempDir: string
  pid: number
  facts: DemoFacts
  /** What it is configured with. */
  env: Record<string, string>
  /** The demo's mailbox, newest first. */
  mails(): Promise<DemoMail[]>
  /** Waits for a letter to this address whose subject holds these words. */
  mail(to: string, subject: string): Promise<DemoMail>
  /** Waits for the end of the process. @returns the signal that ended it, or its exit code */
  ended(): Promise<NodeJS.Signals | number>
  /** The same data folder and port again, once it has ended. */
  restart(options?: Pick<ProductOptions, 'failpoint'>): Promise<void>
  /** `kill -9`. */
  kill(): Promise<void>
  /** `kill -9`, then restart. */
  killAndRestart(): Promise<void>
  stop(): Promise<void>
}

export function startProduct(options: ProductOptions = {}): Promise<Product> {
  const home = mkdtempSync(join(tmpdir(), 'jz-product-'))
  return startIn(home, options, () => rmSync(home, { recursive: true, force: true }))
}

/** A second process on the same data, as behind one balancer: its own port, the same public address. */
export function startBeside(product: Product, options: ProductOptions = {}): Promise<Product> {
  const env = { ...product.env, JZ_PUBLIC_URL: product.url, ...options.env }
  return startIn(
    dirname(product.logFile),
    { ...options, env: { ...env, JZ_DATA_DIR: product.dataDir } },
    () => undefined,
  )
}

async function startIn(home: string, { env = {}, failpoint }: ProductOptions, cleanUp: () => void): Promise<Product> {
  const place: Place = {
    port: await freePorts(),
    dataDir: env.JZ_DATA_DIR ?? join(home, 'data'),
    tempDir: join(home, 'tmp'),
    logFile: join(home, 'product.log'),
    env,
  }
  const { dataDir, tempDir, logFile } = place
  mkdirSync(tempDir, { recursive: true })
  const url = `http://localhost:${place.port}`
  let child = await startProcess(place, url, failpoint)
  const facts = (await (await fetch(`${url}/demo/facts.json`)).json()) as DemoFacts

  async function mails(): Promise<DemoMail[]> {
    return (await (await fetch(`${url}/demo/mail.json`)).json()) as DemoMail[]
  }
  const product: Product = {
    url,
    dataDir,
    tempDir,
    logFile,
    get pid() {
      return child.pid ?? 0
    },
    facts,
    env,
    mails,
    async mail(to, subject) {
      const isIt = (mail: DemoMail): boolean => mail.to === to && asTyped(subject).test(mail.subject)
      return until(async () => (await mails()).find(isIt), `a letter « ${subject} » to ${to}`)
    },
    ended: () => end(child),
    async restart(again = {}) {
      await end(child)
      child = await startProcess(place, url, again.failpoint)
    },
    async kill() {
      await end(child, 'SIGKILL')
    },
    async killAndRestart() {
      await product.kill()
      await product.restart()
    },
    async stop() {
      await end(child, 'SIGTERM')
      cleanUp()
    },
  }
  return product
}

/** What every process of the product is told, the operator's commands too. */
export function productEnv({ dataDir, tempDir, env }: Pick<Product, 'dataDir' | 'tempDir' | 'env'>): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // A third of a start is compiling: tests start it a hundred times.
    NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compile'),
    TMPDIR: tempDir,
    JZ_DATA_DIR: dataDir,
    JZ_DEMO: '1',
    ...env,
  }
}

interface Place {
  port: number
  dataDir: string
  tempDir: string
  logFile: string
  env: Record<string, string>
}

async function startProcess(
  { port, dataDir, tempDir, logFile, env }: Place,
  url: string,
  failpoint: string | undefined,
): Promise<ChildProcess> {
  const log = openSync(logFile, 'a', 0o600)
  const before = statSync(logFile).size
  const said = (): string => readFileSync(logFile).subarray(before).toString()
  const hook = failpoint === undefined ? [] : ['--import', join(import.meta.dirname, 'failpoints.ts')]
  const child = spawn(process.execPath, [...hook, 'bff/src/main.ts'], {
    cwd: ROOT,
    env: {
      ...productEnv({ dataDir, tempDir, env }),
      PORT: String(port),
      ...(failpoint !== undefined && { JZ_FAILPOINT: failpoint }),
    },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  await until(
    async () => {
      if (hasEnded(child)) throw new Error(`the product ended with ${child.exitCode ?? child.signalCode}:\n${said()}`)
      return fetch(`${url}/healthz`).then(
        ({ ok }) => (ok && said().includes('is ready') ? true : undefined),
        () => undefined,
      )
    },
    'the product to be ready',
    50,
  ).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  return child
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

/** Waits for the end, which this signal may bring. */
async function end(child: ChildProcess, signal?: NodeJS.Signals): Promise<NodeJS.Signals | number> {
  if (!hasEnded(child)) {
    const ended = new Promise((done) => child.once('exit', done))
    if (signal !== undefined) child.kill(signal)
    await ended
  }
  return child.signalCode ?? child.exitCode ?? 0
}

/**
 * A free port whose neighbour is free too: the demo's hosts listen there. Beneath those that the system gives to
 * connections, or one of them could take it while the product is down.
 */
async function freePorts(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000)
    if ((await isFree(port)) && (await isFree(port + 1))) return port
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((done) => {
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
}
