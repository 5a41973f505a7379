import { median, type Bench } from './figure.ts'
import { BenchPage } from './page.ts'

const ROUNDS = 3
const FILES = 10_000

/** Goal 14: ten thousand files dropped on `<jz-dossier-docs>`. */
export async function measureQueue(): Promise<Bench> {
  await using page = await BenchPage.open('queue')
  const drops = await page.samples<{ time: number; longestFrame: number }>(ROUNDS, 'dropFiles', FILES)
  // Once is enough: it takes many times what the machine’s other work could add.
  const uppy = await page.sample<number>('addToUppy', FILES)
  const peer = { name: 'uppy.addFiles', measured: uppy, quiet: 13_900 }
  return {
    figures: [
      {
        goal: 14,
        what: '10k files dropped, queue on screen',
        measured: median(drops.map(({ time }) => time)),
        unit: 'ms',
        peer,
        floor: 2000,
        target: 500,
      },
      {
        goal: 14,
        what: 'longest frame of it',
        measured: median(drops.map(({ longestFrame }) => longestFrame)),
        unit: 'ms',
        peer,
        target: 50,
      },
    ],
  }
}
