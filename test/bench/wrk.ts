import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findProgram } from './debian.ts'

export const CONNECTIONS = 64

export const NO_WRK = 'wrk, which asks 64 times at once: it is not here, and could not be had from Debian'

let found: Promise<string | undefined> | undefined

export function findWrk(): Promise<string | undefined> {
  found ??= findProgram('/usr/bin/wrk', ['wrk', 'libluajit-5.1-2'])
  return found
}

/** Requests that are sent in turns, over and over. */
export interface Requests {
  method?: 'GET' | 'PATCH'
  headers?: Record<string, string>
  /** `%d` is a number that no other request of this run has. */
  body?: string
  turns: { path: string; headers?: Record<string, string> }[]
}

export interface Load {
  requests: number
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
}

/** One thread, 64 connections. @throws Error when a request is refused or breaks off */
export async function load(wrk: string, url: string, requests: Requests, seconds: number): Promise<Load> {
  const directory = mkdtempSync(join(tmpdir(), 'jz-wrk-'))
  try {
    const script = join(directory, 'requests.lua')
    writeFileSync(script, scriptOf(requests))
    const options = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--timeout', '10s', '-s', script]
    const { stdout } = await promisify(execFile)(wrk, [...options, url])
    const said = /^result (.+)$/m.exec(stdout)?.[1]
    if (said === undefined) throw new Error(`wrk said nothing of ${url}: ${stdout}`)
    const { errors, ...figures } = JSON.parse(said) as Load & { errors: number }
    if (errors > 0) throw new Error(`${errors} requests of ${url} failed: ${stdout}`)
    return figures
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** What can be made beforehand is: wrk shares the machine with whom it measures. */
function scriptOf({ method = 'GET', headers = {}, body, turns }: Requests): string {
  const made = turns.map((turn) => `{ ${literal(turn.path)}, { ${tableOf({ ...headers, ...turn.headers })} } }`)
  return `
local turns = {
${made.join(',\n')}
}
local requests = {}
local count = 0
local body = ${body === undefined ? 'nil' : literal(body)}
local started = os.time()

function init()
  if body then return end
  for turn, made in ipairs(turns) do requests[turn] = wrk.format(${literal(method)}, made[1], made[2]) end
end

function request()
  count = count + 1
  local turn = (count - 1) % #turns + 1
  if not body then return requests[turn] end
  return wrk.format(${literal(method)}, turns[turn][1], turns[turn][2], string.format(body, started * 1000000 + count))
end

function done(summary, latency)
  local lost = summary.errors
  io.write(string.format('result {"requests":%d,"perSecond":%f,"p50":%f,"p99":%f,"errors":%d}\\n',
    summary.requests, summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    lost.connect + lost.read + lost.write + lost.status + lost.timeout))
end
`
}

function tableOf(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `[${literal(name)}] = ${literal(value)}`)
    .join(', ')
}

/** JSON's escapes of printable ASCII are Lua's too. */
function literal(text: string): string {
  return JSON.stringify(text)
}
