import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** One call of the system. */
export interface SystemCall {
  name: string
  /** Path or connection that its first argument stands for. */
  target: string
  /** What follows, cut short. */
  rest: string
  /** Places in the order of all that happened. */
  began: number
  ended: number
}

export function isStraceHere(): boolean {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Watches a process and all its threads. @returns the way to stop, which gives the calls in the order they ended */
export async function watchCalls(pid: number, names: string[], file: string): Promise<() => Promise<SystemCall[]>> {
  const strace = spawn(
    'strace',
    ['-f', '-yy', '-s', '64', '-o', file, '-e', `trace=${names.join(',')}`, '-p', `${pid}`],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const ended = new Promise((resolve) => strace.once('exit', resolve))
  await new Promise((resolve, reject) => {
    strace.stderr.once('data', resolve)
    strace.once('error', reject)
  })
  return async () => {
    strace.kill('SIGINT')
    await ended
    return readCalls(readFileSync(file, 'utf8'))
  }
}

const BEGUN = /^(\d+) +(\w+)\(\d+<(.*?)>(.*)$/
const RESUMED = /^(\d+) +<\.\.\. \w+ resumed>/

function readCalls(text: string): SystemCall[] {
  const open = new Map<string, SystemCall>()
  const calls: SystemCall[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const [, thread = '', name = '', target = '', rest = ''] = BEGUN.exec(line) ?? []
    const call =
      name === '' ? open.get(RESUMED.exec(line)?.[1] ?? '') : { name, target, rest, began: index, ended: index }
    if (call === undefined) continue
    if (rest.endsWith('<unfinished ...>')) open.set(thread, call)
    else calls.push(Object.assign(call, { ended: index }))
  }
  return calls
}
