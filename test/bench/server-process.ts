import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProduct } from '../support/product.ts'
import type { Product } from '../support/product.ts'
import { until } from '../support/until.ts'
import { findNginx, writeNginxConfig } from './nginx.ts'

/** A server in a process and a folder of its own: what is measured. */
export interface BenchServer {
  url: string
  pid: number
  directory: string
  stop(): Promise<void>
}

/** The product, a member signed in and a dossier to put documents in. */
export interface BenchZone extends BenchServer {
  product: Product
  /** A member's requests carry these. */
  headers: Record<string, string>
  dossierId: string
  /** As the member. @throws Error when it is refused */
  call: (method: string, path: string, body?: object) => Promise<Response>
}

export async function startZone(env: Record<string, string> = {}): Promise<BenchZone> {
  const product = await startProduct({ env })
  const headers: Record<string, string> = { Origin: product.url, 'Sec-Fetch-Site': 'same-origin', 'X-JZ': '1' }

  async function call(method: string, path: string, body?: object, as = headers): Promise<Response> {
    const json = body === undefined ? {} : { 'Content-Type': 'application/json' }
    const answer = await fetch(`${product.url}/api/v1${path}`, {
      method,
      headers: { ...as, ...json },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  const { firm, member } = product.facts
  const session = await call('POST', '/session', { email: member.email, password: member.password })
  headers.Cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  const host = { Authorization: `Basic ${Buffer.from(`${firm.entityKey}:${firm.apiKey}`).toString('base64')}` }
  const exported = await call('PUT', '/dossiers/2026-9000', { description: 'Vente', parties: [] }, host)
  const { id: dossierId } = (await exported.json()) as { id: string }
  return {
    url: product.url,
    get pid() {
      return product.pid
    },
    directory: product.dataDir,
    product,
    headers,
    dossierId,
    call,
    stop: () => product.stop(),
  }
}

/** `peers/<name>.ts`: it is given a folder, listens where it likes and says its port. */
export async function startPeer(name: string, env: Record<string, string> = {}): Promise<BenchServer> {
  const directory = mkdtempSync(join(tmpdir(), `jz-${name}-`))
  const child = spawn(process.execPath, [join(import.meta.dirname, 'peers', `${name}.ts`), directory], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()))
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)))
  })
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, directory, stop: () => end(child, directory) }
}

/** @returns undefined when there is none to be had */
export async function startNginx(): Promise<BenchServer | undefined> {
  const binary = await findNginx()
  if (binary === undefined) return undefined
  const directory = mkdtempSync(join(tmpdir(), 'jz-nginx-'))
  const port = await freePort()
  const child = spawn(binary, ['-c', writeNginxConfig(directory, port), '-p', directory], { stdio: 'inherit' })
  const url = `http://127.0.0.1:${port}`
  await until(
    () =>
      fetch(url).then(
        () => true,
        () => undefined,
      ),
    'nginx',
  )
  return { url, pid: child.pid ?? 0, directory, stop: () => end(child, directory) }
}

async function end(child: ReturnType<typeof spawn>, directory: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  rmSync(directory, { recursive: true, force: true })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
