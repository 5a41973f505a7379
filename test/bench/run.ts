// `npm run bench`: the goals of the house, each against its peer in the same run. Fails under a floor.
import { availableParallelism, loadavg } from 'node:os'
import { measureAnswers } from './answers.ts'
import { measureApi } from './api.ts'
import { measureDownloads } from './downloads.ts'
import { passes, table, type Bench } from './figure.ts'
import { measureGrowth } from './growth.ts'
import { measureList } from './list.ts'
import { measureQueue } from './queue.ts'
import { measureSizes } from './sizes.ts'
import { measureAborts } from './uploads/aborts.ts'
import { measureCrashes } from './uploads/crashes.ts'
import { measureLatency } from './uploads/latency.ts'
import { measureParallel } from './uploads/parallel.ts'
import { measureThroughput } from './uploads/throughput.ts'

const BENCHES: [name: string, measure: () => Promise<Bench>][] = [
  ['sizes', measureSizes],
  ['list', measureList],
  ['queue', measureQueue],
  ['uploads/throughput', measureThroughput],
  ['uploads/parallel', measureParallel],
  ['uploads/latency', measureLatency],
  ['uploads/crashes', measureCrashes],
  ['uploads/aborts', measureAborts],
  ['downloads', measureDownloads],
  ['api', measureApi],
  ['growth', measureGrowth],
  ['answers', measureAnswers],
]

// A name or more measures only those: `npm run bench -- list`, or all of a part: `npm run bench -- uploads`.
const wanted = process.argv.slice(2)
const done: Bench[] = []
for (const [name, measure] of BENCHES) {
  const [part] = name.split('/')
  if (wanted.length > 0 && !wanted.includes(name) && !wanted.includes(part ?? '')) continue
  console.log(`measuring ${name}…`)
  try {
    done.push(await measure())
  } catch (error) {
    // The others have their say; the run fails.
    done.push({ figures: [], missing: [`${name}: ${String(error)}`] })
    process.exitCode = 1
  }
}

const figures = done.flatMap((bench) => bench.figures).toSorted((a, b) => a.goal - b.goal)
console.log(`\n${table(figures)}`)
for (const line of new Set(done.flatMap(({ missing }) => missing ?? []))) console.log(`not measured: ${line}`)
for (const line of done.flatMap(({ notes }) => notes ?? [])) console.log(line)
const [load = 0] = loadavg()
console.log(
  `load: ${load.toFixed(1)} on ${availableParallelism()} cores; « quiet » is what the ratio to the peer would give on a machine with nothing else to do`,
)
if (!figures.every(passes)) process.exitCode = 1
