import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

// What Linux says of a process in /proc: the server's own cost, whatever else the machine does.

const TICKS_PER_SECOND = 100
const USER = 13
const SYSTEM = 14
const ENDED_CHILDREN = [15, 16]

/** Seconds of CPU that a process, its threads and its living children have taken. */
export function cpuSeconds(pid: number): number {
  const ticks = family(pid).map((member) => sum(statOf(member), [USER, SYSTEM]))
  return ticks.reduce((total, each) => total + each, 0) / TICKS_PER_SECOND
}

/** Bytes in memory now. */
export function memoryOf(pid: number): number {
  return statusOf(pid, 'VmRSS')
}

/** From now on only is `peakMemory` counted: the start of a process is not what is measured. */
export function forgetPeak(pid: number): void {
  for (const member of family(pid)) writeFileSync(`/proc/${member}/clear_refs`, '5')
}

/** Bytes, the most that the process held since. */
export function peakMemory(pid: number): number {
  return statusOf(pid, 'VmHWM')
}

export function openFiles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length
}

/** Starts to watch what the machine does for others. @returns how many cores it took since, on average */
export function watchForeignCpu(serverPid: number): () => number {
  const ours = (): number =>
    cpuSeconds(serverPid) + sum(statOf('self'), [USER, SYSTEM, ...ENDED_CHILDREN]) / TICKS_PER_SECOND
  const begun = { at: performance.now(), busy: busySeconds(), ours: ours() }
  return () => {
    const foreign = busySeconds() - begun.busy - (ours() - begun.ours)
    return Math.max(0, foreign) / ((performance.now() - begun.at) / 1000)
  }
}

/** User, nice and system of all cores. */
function busySeconds(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  return sum(line.split(/\s+/), [1, 2, 3]) / TICKS_PER_SECOND
}

function statusOf(pid: number, field: string): number {
  const found = family(pid).map((member) => {
    const [, kib = '0'] =
      new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${member}/status`, 'utf8')) ?? []
    return Number(kib) * 1024
  })
  return found.reduce((total, each) => total + each, 0)
}

/** nginx works in a child of its own. */
function family(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
  return [pid, ...children.flatMap((child) => family(Number(child)))]
}

/** Fields of proc(5)'s stat; the process's own name, the second, may hold spaces. */
function statOf(pid: number | 'self'): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return ['', '', ...stat.slice(stat.lastIndexOf(')') + 2).split(' ')]
}

function sum(fields: string[], indexes: number[]): number {
  return indexes.reduce((total, index) => total + Number(fields[index]), 0)
}
