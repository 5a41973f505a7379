import { median, type Bench } from './figure.ts'
import { BenchPage } from './page.ts'

const ROUNDS = 3
const ROWS = 10_000

/** Goal 13: a dossier of ten thousand documents in `<jz-dossier-docs>`, on a zone in the page. */
export async function measureList(): Promise<Bench> {
  await using page = await BenchPage.open('list')
  const shown: number[] = []
  const plain: number[] = []
  const larger: number[] = []
  // In turns, so that what else the machine does weighs on all alike.
  for (let round = 0; round < ROUNDS; round++) {
    shown.push(await page.sample('showList', ROWS))
    plain.push(await page.sample('showPlainList', ROWS))
    larger.push(await page.sample('showList', 10 * ROWS))
  }
  const { elements, frames } = await page.sample<{ elements: number; frames: number[] }>('scrollList', ROWS)
  return {
    figures: [
      {
        goal: 13,
        what: '10k rows to first paint',
        measured: median(shown),
        unit: 'ms',
        peer: { name: 'plain Lit repeat', measured: median(plain), quiet: 1725 },
        floor: 100,
        target: 40,
      },
      {
        goal: 13,
        what: '100k rows against 10k',
        measured: median(larger) / median(shown),
        unit: '×',
        floor: 2,
        target: 1.3,
      },
      {
        goal: 13,
        what: 'elements once at the last of 10k rows',
        measured: elements,
        unit: '',
        floor: 1000,
        target: 600,
      },
      { goal: 13, what: 'scroll frame, median', measured: median(frames), unit: 'ms', floor: 17, target: 17 },
    ],
  }
}
