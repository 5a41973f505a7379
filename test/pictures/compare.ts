import { PNG } from 'pngjs'

/** Side of the square of pixels that is looked at as one. */
const CELL = 2
/** So many cells around each are mixed into it: letters become a grey whose shade is theirs. */
const BLUR = 2
/** A thing may have moved by so many cells. */
const MOVE = 1
/** How much lighter or darker, of 255, a cell may be than everything around the same place. */
const TOLERANCE = 12
/** Fewer cells than a small icon covers. */
const FEW = 6
/** Pixels by which one picture may be taller. */
const TALLER = 4

export interface Comparison {
  /** What a person would call the same page. */
  isAlike: boolean
  /** Cells that differ. */
  differing: number
  /** The actual picture, pale, what differs in red. */
  marked: PNG
}

interface Cells {
  columns: number
  rows: number
  /** Red, green and blue of each cell, row by row. */
  levels: Float32Array
}

/**
 * Compares pages as people do, not pixel by pixel. Both are blurred, and a place differs only when its colour is found
 * nowhere near it in the other picture: another font renderer passes, whatever has gone, come or moved does not.
 */
export function comparePictures(actual: PNG, expected: PNG): Comparison {
  const one = blur(cellsOf(actual))
  const other = blur(cellsOf(expected))
  const isSameSize = actual.width === expected.width && Math.abs(actual.height - expected.height) <= TALLER
  const off = cellsThatDiffer(one, other)
  return { isAlike: isSameSize && off.length < FEW, differing: off.length, marked: mark(actual, off, one.columns) }
}

function cellsOf({ width, height, data }: PNG): Cells {
  const columns = Math.floor(width / CELL)
  const rows = Math.floor(height / CELL)
  const levels = new Float32Array(columns * rows * 3)
  for (let y = 0; y < rows * CELL; y++) {
    for (let x = 0; x < columns * CELL; x++) {
      const cell = (Math.floor(y / CELL) * columns + Math.floor(x / CELL)) * 3
      const pixel = (y * width + x) * 4
      for (let c = 0; c < 3; c++) levels[cell + c]! += data[pixel + c]! / (CELL * CELL)
    }
  }
  return { columns, rows, levels }
}

function blur(cells: Cells): Cells {
  const levels = new Float32Array(cells.levels.length)
  forEachCell(cells, BLUR, (cell, around) => {
    for (let c = 0; c < 3; c++) {
      let total = 0
      for (const near of around) total += cells.levels[near * 3 + c]!
      levels[cell * 3 + c] = total / around.length
    }
  })
  return { ...cells, levels }
}

/** A cell differs when it stands out of its neighbourhood in the other picture, whichever of the two it is in. */
function cellsThatDiffer(one: Cells, other: Cells): number[] {
  const common = { ...one, rows: Math.min(one.rows, other.rows), columns: Math.min(one.columns, other.columns) }
  if (one.columns !== other.columns) return Array.from({ length: FEW }, (_, cell) => cell)
  const off: number[] = []
  forEachCell(common, MOVE, (cell, around) => {
    if (standsOut(one.levels, cell, other.levels, around) || standsOut(other.levels, cell, one.levels, around))
      off.push(cell)
  })
  return off
}

function standsOut(levels: Float32Array, cell: number, others: Float32Array, around: number[]): boolean {
  for (let c = 0; c < 3; c++) {
    const level = levels[cell * 3 + c]!
    let lowest = 255
    let highest = 0
    for (const near of around) {
      const other = others[near * 3 + c]!
      if (other < lowest) lowest = other
      if (other > highest) highest = other
    }
    if (level < lowest - TOLERANCE || level > highest + TOLERANCE) return true
  }
  return false
}

function forEachCell({ columns, rows }: Cells, reach: number, look: (cell: number, around: number[]) => void): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const around: number[] = []
      for (let y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y++)
        for (let x = Math.max(0, column - reach); x <= Math.min(columns - 1, column + reach); x++)
          around.push(y * columns + x)
      look(row * columns + column, around)
    }
  }
}

function mark(actual: PNG, off: number[], columns: number): PNG {
  const marked = new PNG({ width: actual.width, height: actual.height })
  for (let at = 0; at < actual.data.length; at += 4) {
    const grey = 200 + (actual.data[at]! + actual.data[at + 1]! + actual.data[at + 2]!) / 14
    marked.data.set([grey, grey, grey, 255], at)
  }
  for (const cell of off) {
    const left = (cell % columns) * CELL
    const top = Math.floor(cell / columns) * CELL
    for (let y = top; y < top + CELL; y++)
      for (let x = left; x < left + CELL; x++) marked.data.set([200, 0, 0, 255], (y * actual.width + x) * 4)
  }
  return marked
}
