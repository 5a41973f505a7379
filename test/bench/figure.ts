/** A number of the goals of the house, as it came out in this run. */
export interface Figure {
  goal: number
  what: string
  measured: number
  unit: 'ms' | 's' | 's/GiB' | 'KiB' | 'MiB' | 'MiB/s' | 'req/s' | '×' | 'p' | ''
  /**
   * The same thing done by somebody else on this machine, in this run. `quiet` is what it took when the goals were
   * set; without it, floor and target are about the ratio to the peer.
   */
  peer?: { name: string; measured: number; quiet?: number }
  /** Floor and target are the least it may be; else they are the most. */
  isMoreBetter?: true
  /** Worse than this fails the run; left out where the goals name none. */
  floor?: number
  target?: number
}

export interface Bench {
  figures: Figure[]
  /** What could not be measured, and why. */
  missing?: string[]
  /** What else whoever reads the figures should know. */
  notes?: string[]
}

export function median(samples: number[]): number {
  return percentile(samples, 50)
}

export function percentile(samples: number[], percent: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN
}

/** What floor and target are about. */
function judged({ measured, unit, peer }: Figure): { value: number; unit: Figure['unit'] } {
  if (peer === undefined) return { value: measured, unit }
  const ratio = measured / peer.measured
  // What it would have been when the goals were set: how busy the machine is weighs on the peer as well.
  return peer.quiet === undefined ? { value: ratio, unit: '×' } : { value: ratio * peer.quiet, unit }
}

/** NaN is a miss: what could not be measured has not been reached. */
function reaches(figure: Figure, limit: number | undefined): boolean {
  const { value } = judged(figure)
  if (limit === undefined) return !Number.isNaN(value)
  return figure.isMoreBetter ? value >= limit : value <= limit
}

export function passes(figure: Figure): boolean {
  return reaches(figure, figure.floor)
}

const HEAD = ['goal', 'what', 'measured', 'peer', 'ratio', 'quiet', 'floor', 'target', '']

export function table(figures: Figure[]): string {
  const rows = figures.map((figure) => {
    const { goal, what, measured, unit, peer, floor, target } = figure
    const { value, unit: judgedIn } = judged(figure)
    const limit = (bound: number | undefined): string =>
      bound === undefined ? '' : `${figure.isMoreBetter ? '≥' : '≤'} ${text(bound, judgedIn)}`
    return [
      String(goal),
      what,
      text(measured, unit),
      peer ? `${text(peer.measured, unit)} ${peer.name}` : '',
      peer ? text(measured / peer.measured, '×') : '',
      peer?.quiet === undefined ? '' : text(value, unit),
      limit(floor),
      limit(target),
      verdict(figure),
    ]
  })
  const lines = [HEAD, ...rows]
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function verdict(figure: Figure): string {
  if (!passes(figure)) return 'MISS'
  if (figure.target !== undefined && reaches(figure, figure.target)) return 'pass, target reached'
  return figure.floor === undefined ? '' : 'pass'
}

function text(value: number, unit: Figure['unit']): string {
  const isFine = unit === '×' || unit === 's/GiB' || unit === 'p'
  const digits = isFine ? (value < 0.1 ? 3 : 2) : value < 100 ? 1 : 0
  return `${Number(value.toFixed(digits))} ${unit}`.trim()
}
