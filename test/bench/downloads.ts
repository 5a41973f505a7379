import { execFile } from 'node:child_process'
import { copyFileSync, linkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { median } from './figure.ts'
import type { Bench, Figure } from './figure.ts'
import { cpuSeconds } from './meters.ts'
import { startNginx, startPeer, startZone } from './server-process.ts'
import type { BenchServer } from './server-process.ts'
import { doorOfZone } from './upload-door.ts'
import { GIB, MIB, sendFile, UploadFiles } from './upload-files.ts'
import { waitForCompletion } from './uploads/completion.ts'
import { NO_NGINX } from './uploads/variants.ts'
import { CONNECTIONS, findWrk, load, NO_WRK } from './wrk.ts'
import type { Load, Requests } from './wrk.ts'
import { seedMembers } from './zone-rows.ts'

const ROUNDS = 3
const SECONDS = 3
const SMALL = 100 * 1024
const SMALL_FILES = CONNECTIONS

interface Source {
  server: BenchServer
  large?: { path: string; headers: Record<string, string> }
  small: Requests
}

type SourceName = 'product' | 'data plane' | 'nginx' | 'Hono toWeb'

/** Goals 6 and 7: a gibibyte, and files of 100 KiB for 64 who ask at once. */
export async function measureDownloads(): Promise<Bench> {
  await using servers = new AsyncDisposableStack()
  using files = new UploadFiles()
  const sources = await startSources(servers, files)
  const wrk = await findWrk()

  const seconds = new Map<SourceName, number[]>()
  const cpu = new Map<SourceName, number[]>()
  const loads = new Map<SourceName, Load[]>()
  // In turns, so that what else the machine does weighs on all alike.
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, { server, large, small }] of sources) {
      if (large !== undefined) {
        const before = cpuSeconds(server.pid)
        append(seconds, name, await fetchFile(server.url + large.path, large.headers))
        append(cpu, name, cpuSeconds(server.pid) - before)
      }
      if (wrk !== undefined) append(loads, name, await load(wrk, server.url, small, SECONDS))
    }
  }
  const speed = (name: SourceName): number => GIB / MIB / median(seconds.get(name) ?? [])
  const perSecond = (name: SourceName): number => median((loads.get(name) ?? []).map((sample) => sample.perSecond))
  const large = (peer: SourceName, floor: number, target: number): Figure => ({
    goal: 6,
    what: 'download of 1 GiB',
    measured: speed('product'),
    unit: 'MiB/s',
    peer: { name: peer, measured: speed(peer) },
    isMoreBetter: true,
    floor,
    target,
  })
  const small = (
    what: string,
    name: SourceName,
    peer: SourceName,
    limits?: { floor: number; target: number },
  ): Figure => ({
    goal: 7,
    what,
    measured: perSecond(name),
    unit: 'req/s',
    peer: { name: peer, measured: perSecond(peer) },
    isMoreBetter: true,
    ...limits,
  })
  const hasNginx = sources.has('nginx')
  const figures: Figure[] = [
    ...(hasNginx ? [large('nginx', 0.25, 0.33)] : []),
    large('Hono toWeb', 1, 1.3),
    {
      goal: 6,
      what: 'the same, CPU of the server',
      measured: median(cpu.get('product') ?? []),
      unit: 's/GiB',
      peer: { name: 'Hono toWeb', measured: median(cpu.get('Hono toWeb') ?? []) },
    },
  ]
  if (wrk !== undefined) {
    const bytes = '100 KiB, bytes only'
    if (hasNginx) figures.push(small(bytes, 'data plane', 'nginx', { floor: 0.12, target: 0.18 }))
    figures.push(small(bytes, 'data plane', 'Hono toWeb', { floor: 1.1, target: 1.5 }))
    figures.push(small('100 KiB, the whole door', 'product', 'data plane'))
  }
  return {
    figures,
    missing: [...(hasNginx ? [] : [NO_NGINX]), ...(wrk === undefined ? [NO_WRK] : [])],
    notes: [
      `« the whole door »: session, rights, the account's limit and a row of evidence made durable before each download; ${CONNECTIONS} members take turns, as one alone may fetch ten a second`,
    ],
  }
}

async function startSources(servers: AsyncDisposableStack, files: UploadFiles): Promise<Map<SourceName, Source>> {
  const [largeFile, smallFile] = [files.random(GIB), files.random(SMALL)]
  const zone = servers.adopt(await startZone(), stop)
  const door = doorOfZone(zone)
  await sendFile(door, largeFile, GIB)
  for (let file = 0; file < SMALL_FILES; file++) await sendFile(door, smallFile, SMALL)
  const documents = await waitForCompletion(zone)
  const idsOf = (size: number): string[] => documents.filter((each) => each.size === size).map(({ id }) => id)
  const cookies = await seedMembers(zone, CONNECTIONS)
  const pathOf = (id: string): string => `/api/v1/documents/${id}/content`

  const sources = new Map<SourceName, Source>()
  sources.set('product', {
    server: zone,
    large: { path: pathOf(idsOf(GIB)[0] ?? ''), headers: zone.headers },
    small: {
      turns: cookies.map((Cookie, turn) => ({ path: pathOf(idsOf(SMALL)[turn] ?? ''), headers: { Cookie } })),
    },
  })
  sources.set('data plane', {
    server: servers.adopt(await startPeer('data-plane', { JZ_DATA_DIR: zone.directory }), stop),
    small: smallOf(idsOf(SMALL)),
  })
  const toWeb = servers.adopt(await startPeer('hono-files'), stop)
  sources.set('Hono toWeb', plainFiles(toWeb, toWeb.directory, largeFile, smallFile))
  const nginx = await startNginx()
  if (nginx === undefined) return sources
  servers.adopt(nginx, stop)
  return sources.set('nginx', plainFiles(nginx, join(nginx.directory, 'files'), largeFile, smallFile))
}

const stop = (server: BenchServer): Promise<void> => server.stop()

/** The same bytes, as they are, in a folder that the server gives out. */
function plainFiles(server: BenchServer, directory: string, largeFile: string, smallFile: string): Source {
  linkSync(largeFile, join(directory, 'large'))
  const names = Array.from({ length: SMALL_FILES }, (_, index) => `small-${index}`)
  for (const name of names) copyFileSync(smallFile, join(directory, name))
  return { server, large: { path: '/large', headers: {} }, small: smallOf(names) }
}

/** All but the first byte: the rest of a download leaves no evidence, so that the product's own code needs none. */
function smallOf(names: string[]): Requests {
  return { headers: { Range: 'bytes=1-' }, turns: names.map((name) => ({ path: `/${name}` })) }
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  lists.set(key, [...(lists.get(key) ?? []), value])
}

async function fetchFile(url: string, headers: Record<string, string>): Promise<number> {
  const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const told = '%{http_code} %{size_download} %{time_total}'
  const { stdout } = await promisify(execFile)('curl', ['-sS', '-o', '/dev/null', '-w', told, ...fields, url])
  const [status, size, seconds] = stdout.split(' ')
  if (status !== '200' || Number(size) !== GIB) throw new Error(`curl ${url}: ${stdout}`)
  return Number(seconds)
}
