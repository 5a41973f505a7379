// `npm test`: every check of the house in one run, each to its end. The last line adds up all runners.
import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { findBrowser } from './support/browser.ts'
import { countVitest, sum, type Counts, type VitestReport } from './support/counts.ts'

interface Step {
  name: string
  command: [program: string, ...args: string[]]
  /** Killed after that, and failed. */
  minutes: number
  /** Counted as skipped while nothing matches: its runner would call that a failure. */
  files?: string
  /** What its runner wrote. A step without it counts as one test. */
  counts?: () => Counts
}

const ROOT = resolve(import.meta.dirname, '..')
const REPORTS = mkdtempSync(join(tmpdir(), 'juriszone-test-'))
const WTR_COUNTS = join(REPORTS, 'widgets.json')

/** @param workers files at once: most of the time of those without a browser is waiting for the disk */
function vitest(project: 'parts' | 'screens' | 'crash' | 'path', minutes: number, workers = 1): Step {
  const report = join(REPORTS, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`]
  return {
    name: `vitest ${project}`,
    command: ['vitest', 'run', '--root', 'test', '--project', project, `--maxWorkers=${workers}`, ...reporters],
    minutes,
    counts: () => countVitest(JSON.parse(readFileSync(report, 'utf8')) as VitestReport),
  }
}

const steps: Step[] = [
  { name: 'format', command: ['oxfmt', '--check'], minutes: 1 },
  { name: 'lint', command: ['oxlint'], minutes: 3 },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'], minutes: 2 },
  { name: 'unused', command: ['knip'], minutes: 1 },
  { name: 'build', command: ['node', 'widgets/build.ts'], minutes: 1 },
  vitest('parts', 8, 3),
  {
    name: 'widgets',
    command: ['wtr', '--config', 'test/wtr.config.ts'],
    minutes: 6,
    files: 'test/widgets/**/*.test.ts',
    counts: () => JSON.parse(readFileSync(WTR_COUNTS, 'utf8')) as Counts,
  },
  {
    name: 'storybook',
    command: ['npm', 'run', '--silent', 'storybook:build'],
    minutes: 2,
    files: 'storybook/*.stories.ts',
  },
  vitest('screens', 9),
  vitest('crash', 6, 2),
  vitest('path', 8),
]

const env = {
  ...process.env,
  PATH: [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  CHROME_BIN: await findBrowser(),
  TEST_COUNTS: WTR_COUNTS,
}

/** Resolves to true when the command ends well and in time. What it started ends with it. */
function run({ command: [program, ...args], minutes }: Step): Promise<boolean> {
  const { promise, resolve: settle } = Promise.withResolvers<boolean>()
  // Its own process group, so that browsers and servers can be ended with it.
  const child = spawn(program, args, { cwd: ROOT, env, stdio: 'inherit', detached: true })
  const end = () => {
    if (child.pid === undefined) return
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // All of it has ended already.
    }
  }
  const timer = setTimeout(end, minutes * 60_000)
  const stop = () => {
    end()
    process.exit(130)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  child.once('error', () => settle(false))
  child.once('exit', (code) => settle(code === 0))
  return promise.finally(() => {
    clearTimeout(timer)
    process.off('SIGINT', stop).off('SIGTERM', stop)
    end()
  })
}

function tally({ counts }: Step, ok: boolean): Counts {
  const failure = { passed: 0, failed: 1, skipped: 0 }
  if (!counts) return ok ? { passed: 1, failed: 0, skipped: 0 } : failure
  try {
    const counted = counts()
    return ok || counted.failed > 0 ? counted : sum([counted, failure])
  } catch {
    // It ended before it could report.
    return failure
  }
}

const results: Counts[] = []
for (const step of steps) {
  const started = performance.now()
  console.log(`\n── ${step.name}`)
  if (step.files !== undefined && globSync(step.files, { cwd: ROOT }).length === 0) {
    results.push({ passed: 0, failed: 0, skipped: 1 })
    console.log(`── ${step.name}: skipped, no ${step.files}`)
    continue
  }
  const ok = await run(step)
  const result = tally(step, ok)
  results.push(result)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`── ${step.name}: ${result.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`)
}

rmSync(REPORTS, { recursive: true, force: true })
const { passed, failed, skipped } = sum(results)
process.exitCode = failed > 0 ? 1 : 0
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
