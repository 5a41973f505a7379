import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { DemoFacts } from '../../bff/src/demo/demo-firm.ts'
import type { DemoMail } from '../../bff/src/demo/mailbox.ts'
import { until } from './until.ts'
import { asTyped } from './words.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** The product as `npm start` runs it, in a process and a data folder of its own. */
export interface Product {
  url: string
  dataDir: string
  pid: number
  facts: DemoFacts
  /** The demo's mailbox, newest first. */
  mails(): Promise<DemoMail[]>
  /** Waits for a letter to this address whose subject holds these words. */
  mail(to: string, subject: string): Promise<DemoMail>
  /** `kill -9`, then the same data folder and port again. */
  killAndRestart(): Promise<void>
  stop(): Promise<void>
}

export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jz-product-'))
  const port = await freePorts()
  const url = `http://localhost:${port}`
  let child = await startProcess(port, dataDir, url, env)
  const facts = (await (await fetch(`${url}/demo/facts.json`)).json()) as DemoFacts

  async function mails(): Promise<DemoMail[]> {
    return (await (await fetch(`${url}/demo/mail.json`)).json()) as DemoMail[]
  }
  return {
    url,
    dataDir,
    get pid() {
      return child.pid ?? 0
    },
    facts,
    mails,
    async mail(to, subject) {
      const isIt = (mail: DemoMail): boolean => mail.to === to && asTyped(subject).test(mail.subject)
      return until(async () => (await mails()).find(isIt), `a letter « ${subject} » to ${to}`)
    },
    async killAndRestart() {
      await end(child, 'SIGKILL')
      child = await startProcess(port, dataDir, url, env)
    },
    async stop() {
      await end(child, 'SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function startProcess(
  port: number,
  dataDir: string,
  url: string,
  env: Record<string, string>,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['bff/src/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), JZ_DATA_DIR: dataDir, JZ_DEMO: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}:\n${said}`)
    return fetch(`${url}/healthz`).then(
      ({ ok }) => (ok && said.includes('is ready') ? true : undefined),
      () => undefined,
    )
  }, 'the product to be ready')
  return child
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill(signal)
  await ended
}

/** A free port whose neighbour is free too: the demo's hosts listen there. */
async function freePorts(): Promise<number> {
  for (;;) {
    const port = await freePort(0)
    if (port !== null && (await freePort(port + 1)) !== null) return port
  }
}

function freePort(port: number): Promise<number | null> {
  const server = createServer()
  return new Promise((done) => {
    server.once('error', () => done(null))
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address() as AddressInfo
      server.close(() => done(taken))
    })
  })
}
