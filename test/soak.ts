// `npm run soak [kills] [seed]`: the product is killed at random, again and again, while files go up; then a tenth as
// many files begin at one process and end at another.
import { randomBytes, randomInt } from 'node:crypto'
import { FATES, handOver } from './soak/handover.ts'
import { pick, seeded } from './soak/random.ts'
import { soak } from './soak/soak.ts'
import { memberOf } from './support/member-client.ts'
import { findFaults } from './support/doctor.ts'
import { startBeside, startProduct } from './support/product.ts'

const MIB = 1024 * 1024

const [kills = '200', seed = String(randomInt(2 ** 31))] = process.argv.slice(2)
const rounds = Math.ceil(Number(kills) / 10)
const started = performance.now()
const say = (line: string): void => {
  const seconds = Math.round((performance.now() - started) / 1000)
  process.stdout.write(`${String(seconds).padStart(5)} s  ${line}\n`)
}

say(`${kills} kills, seed ${seed}; the same files again: npm run soak ${kills} ${seed}`)
await soak(Number(kills), Number(seed), ({ kills: done, files, bytes, cut }) => {
  const mib = Math.round(bytes / MIB)
  say(`${done} kills, ${cut} uploads cut off, ${files} files (${mib} MiB) exact and once`)
})

const random = seeded(Number(seed))
const product = await startProduct()
const beside = await startBeside(product)
const client = await memberOf(product)
for (let round = 0; round < rounds; round++) {
  const cut = MIB + Math.floor(random() * 4 * MIB)
  const content = randomBytes(cut + 1 + Math.floor(random() * 4 * MIB))
  await handOver({ product, client, other: client.at(beside) }, pick(random, FATES), `${round}.bin`, content, cut)
}
const faults = await findFaults(product, '--deep')
await beside.stop()
await product.stop()
if (faults !== '') throw new Error(faults)
say(`${rounds} uploads handed over between two processes, exact and once`)
