/** A number of PERFORMANCE's goals, as it came out in this run. */
export interface Figure {
  goal: number
  what: string
  measured: number
  unit: 'ms' | 'KiB' | '×' | ''
  /** The same thing done by somebody else on this machine, in this run; `quiet` is what it took when the goals were set. */
  peer?: { name: string; measured: number; quiet: number }
  /** Worse than this fails the run; Infinity where the goals name none. */
  floor: number
  target: number
}

export interface Bench {
  figures: Figure[]
  /** What could not be measured, and why. */
  missing?: string[]
}

export function median(samples: number[]): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

/** What it would have been when the goals were set: how busy the machine is weighs on the peer as well. */
function quiet({ measured, peer }: Figure): number {
  return peer ? (measured / peer.measured) * peer.quiet : measured
}

/** NaN is a miss: what could not be measured has not been reached. */
export function passes(figure: Figure): boolean {
  return quiet(figure) <= figure.floor
}

const HEAD = ['goal', 'what', 'measured', 'peer', 'ratio', 'quiet', 'floor', 'target', '']

export function table(figures: Figure[]): string {
  const rows = figures.map((figure) => {
    const { goal, what, measured, unit, peer, floor, target } = figure
    const verdict = passes(figure) ? (quiet(figure) <= target ? 'pass, target reached' : 'pass') : 'MISS'
    return [
      String(goal),
      what,
      text(measured, unit),
      peer ? `${text(peer.measured, unit)} ${peer.name}` : '',
      peer ? text(measured / peer.measured, '×') : '',
      peer ? text(quiet(figure), unit) : '',
      floor === Infinity ? '' : `≤ ${text(floor, unit)}`,
      `≤ ${text(target, unit)}`,
      verdict,
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

function text(value: number, unit: Figure['unit']): string {
  const digits = unit === '×' ? (value < 0.1 ? 3 : 2) : value < 100 ? 1 : 0
  return `${Number(value.toFixed(digits))} ${unit}`.trim()
}
