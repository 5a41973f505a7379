import { beforeAll, describe, expect, it } from 'vitest'
import { ALL, DOORS } from '../widgets/bundle/index.ts'
import { FLOOR_OF_ALL, FLOORS, isEnglish, UPLOAD_CEILING, weigh, type Weight } from './support/weight.ts'

const LIBRARIES = /node_modules\/(@uppy|tus-js-client)\//
const FOLDERS = ['zone', 'dossier-docs', 'share-wizard', 'recipient-inbox', 'upload-box', 'portal', 'host']
/** Addresses that are names, examples or further reading: nobody goes there. */
const NO_ORIGIN = [
  'http://www.w3.org/',
  'https://github.com/',
  'https://uppy.io',
  'http://jedwatson.github.io/classnames',
  'https://intranet.example',
]

const heaviest = (modules: [string, number][]): string =>
  `Heaviest, in bytes before minification:\n${modules
    .slice(0, 10)
    .map(([module, bytes]) => `${bytes}\t${module}`)
    .join('\n')}`

describe.each([...DOORS.keys()])('the door %s', (door) => {
  let weight: Weight
  beforeAll(async () => {
    weight = await weigh(door)
  })

  it('is light', () => {
    expect(weight.gzip, heaviest(weight.modules())).toBeLessThanOrEqual(FLOORS.get(door) ?? FLOOR_OF_ALL)
  })

  it('comes in four files at most', () => {
    expect(weight.first.length).toBeLessThanOrEqual(4)
  })

  it('brings neither the upload libraries, nor English, nor another tag', () => {
    const own = door === ALL ? FOLDERS : [door]
    const others = FOLDERS.filter((folder) => !own.includes(folder))
    const isLate = (name: string): boolean =>
      LIBRARIES.test(name) || isEnglish(name) || others.some((folder) => name.startsWith(`widgets/src/${folder}/`))
    const names = weight.modules().map(([name]) => name)
    expect(names).not.toEqual([])
    expect(names.filter(isLate)).toEqual([])
  })

  it('asks nothing of another origin', () => {
    const addresses = weight.chunks.flatMap(({ code }) => code.match(/(?:https?|wss?):\/\/[^\s"'`)]+/g) ?? [])
    expect(addresses.filter((address) => !NO_ORIGIN.some((known) => address.startsWith(known)))).toEqual([])
  })
})

it('an upload in <jz-dossier-docs> grows no heavier, upload libraries included', async () => {
  const weight = await weigh('dossier-docs')
  const modules = weight.modules(weight.uploading)
  expect(modules.map(([module]) => module)).toEqual(
    expect.arrayContaining(['widgets/src/client/uploads/tus-engine.ts', 'widgets/src/kit/upload-rows.ts']),
  )
  expect(weight.uploadBrotli, heaviest(modules)).toBeLessThanOrEqual(UPLOAD_CEILING)
})
