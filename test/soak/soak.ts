import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findFaults } from '../support/doctor.ts'
import { findMarkers, markedContent, newMarker } from '../support/markers.ts'
import { memberOf } from '../support/member-client.ts'
import type { MemberClient } from '../support/member-client.ts'
import { startProduct } from '../support/product.ts'
import type { Product } from '../support/product.ts'
import { pick, seeded } from './random.ts'

/** Bytes of a segment. */
const S = 65_536
const MIB = 1024 * 1024
const EDGES = [1, S - 1, S, S + 1, 2 * S - 1, 2 * S, 2 * S + 1]
/** Most are small, so that many are begun; some are as large as a scanned deed. */
const LARGEST = [MIB, MIB, 4 * MIB, 4 * MIB, 8 * MIB, 50 * MIB]

/** What one data folder goes through: it stays small enough to be searched through after each kill. */
const KILLS_A_ZONE = 20
/** Uploads begun before each kill, and how many are under way at the most. */
const UPLOADS = 3
const MOST_UPLOADS = 6
/** About as long as they need. */
const LONGEST_WAIT = 300

export interface SoakCount {
  kills: number
  files: number
  bytes: number
  /** How often an upload was under way when the process was killed. */
  cut: number
}

interface File {
  name: string
  size: number
  hash: string
}

/**
 * Kills the product at random while files go up by tus-js-client, and looks after each kill whether all holds.
 * @throws Error at the first thing that does not; the data folder stays
 */
export async function soak(kills: number, seed: number, tell: (count: SoakCount) => void): Promise<SoakCount> {
  const total: SoakCount = { kills: 0, files: 0, bytes: 0, cut: 0 }
  while (total.kills < kills) {
    await soakZone(Math.min(KILLS_A_ZONE, kills - total.kills), seeded(seed + total.kills), total)
    tell(total)
  }
  return total
}

async function soakZone(kills: number, random: () => number, total: SoakCount): Promise<void> {
  const product = await startProduct()
  const client = await memberOf(product)
  const markers = [newMarker(), newMarker()] as const
  const files: File[] = []
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []

  function beginOne(): void {
    const size = random() < 0.35 ? pick(random, EDGES) : Math.ceil(random() * pick(random, LARGEST))
    const content = markedContent(randomBytes(size), markers[0])
    const name = `${String(files.length).padStart(4, '0')} ${markers[1]}.bin`
    files.push({ name, size, hash: sha256(content) })
    const upload = client.upload(name, content).then(
      () => undefined,
      (error: unknown) => void failures.push(error),
    )
    running.add(upload)
    void upload.then(() => running.delete(upload))
  }

  try {
    for (let kill = 0; kill < kills; kill++) {
      for (let begun = 0; begun < UPLOADS; begun++) beginOne()
      await pause(random() * LONGEST_WAIT)
      total.cut += running.size
      await product.kill()
      await checkInvariants(product, markers)
      await product.restart()
      total.kills++
      // Those that were cut off go on once the lease of the killed process ends.
      while (running.size > MOST_UPLOADS - UPLOADS) await Promise.race(running)
    }
    await Promise.all(running)
    assert.deepEqual(failures, [])
    await checkFiles(client, files)
    await checkInvariants(product, markers, '--deep')
  } catch (error) {
    await product.kill()
    throw new Error(`after ${total.kills} kills, in ${dirname(product.logFile)}`, { cause: error })
  }
  await product.stop()
  total.files += files.length
  total.bytes += files.reduce((sum, { size }) => sum + size, 0)
}

async function checkInvariants(product: Product, markers: readonly string[], ...options: string[]): Promise<void> {
  const faults = findFaults(product, ...options)
  const data = basename(product.dataDir)
  const passedOver = [join(data, 'demo-mail'), join(data, 'master.key')]
  const found = findMarkers(dirname(product.logFile), markers, passedOver)
  assert.deepEqual(found, [])
  assert.equal(await faults, '')
}

/** Each file is one document of one version, and its bytes are those that were chosen. */
async function checkFiles(client: MemberClient, files: File[]): Promise<void> {
  for (const { name, size, hash } of files) {
    const found = await client.documents(name)
    assert.deepEqual(
      found.map((document) => [document.name, document.size, document.versions]),
      [[name, size, 1]],
    )
    assert.equal(sha256(await client.read(name)), hash, name)
  }
  // What a killed answer to its announcement left behind got no byte: its client has made another.
  const left = await client.send('GET', `/uploads?dossier=${client.dossier.id}`)
  const offsets = ((await left.json()) as { offset: number }[]).map(({ offset }) => offset)
  assert.deepEqual(
    offsets,
    Array.from(offsets, () => 0),
  )
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
