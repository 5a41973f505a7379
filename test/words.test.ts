import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROBLEMS, type ProblemCode } from '../bff/src/platform/problem-table.ts'
import { readCatalogs, said, shapeOf } from './support/catalogs.ts'
import { faultsOf } from './support/typography.ts'

const catalogs = await readCatalogs()
/** The two sentences that a host shows as they were agreed on. */
const AGREED = new Set<string>(['entity_key_missing', 'bad_api_key'] satisfies ProblemCode[])
/** Texts that are the same in both languages: names, examples, and the other language’s own. */
const SAME = /^(\p{Lu}\S*|\P{L}*\p{L}?\P{L}*|.*@.*)$/u

describe.each(catalogs)('the words of $name', ({ fr, en, paths }) => {
  it('are set as Québec sets them', () => {
    expect(said(fr).flatMap(([key, text]) => faultsOf(text, 'fr').map((fault) => ({ key, text, fault })))).toEqual([])
  })

  it('are set as English is', () => {
    const texts = said(en).filter(([key]) => key !== 'otherLanguage')
    expect(texts.flatMap(([key, text]) => faultsOf(text, 'en').map((fault) => ({ key, text, fault })))).toEqual([])
  })

  it('are all there in both languages, with the same arguments', () => {
    expect(shapeOf(en)).toEqual(shapeOf(fr))
    expect(readFileSync(paths.en, 'utf8')).toMatch(/^export const \w+: \w*Messages = /m)
  })

  it('are translated', () => {
    const french = new Set(said(fr).map(([key, text]) => `${key}: ${text}`))
    const same = said(en).filter(([key, text]) => french.has(`${key}: ${text}`) && text.includes(' '))
    expect(same.filter(([, text]) => !SAME.test(text))).toEqual([])
  })

  it('never take « téléverser » for « télécharger »', () => {
    const pairs = Object.entries(fr).map(([key, value]) => ({ key, fr: textOf(value), en: textOf(en[key]) }))
    const isReversed = (pair: (typeof pairs)[number]): boolean =>
      (/télévers/i.test(pair.fr) && /download/i.test(pair.en)) ||
      (/télécharg/i.test(pair.fr) && /upload/i.test(pair.en))
    expect(pairs.filter(isReversed)).toEqual([])
  })
})

const textOf = (value: unknown): string =>
  said(value)
    .map(([, text]) => text)
    .join('\n')

describe('the sentences of a refusal', () => {
  const sentences = Object.entries(PROBLEMS)
    .filter(([code]) => !AGREED.has(code))
    // What is filled in may be a number.
    .map(([code, { fr, en }]) => ({ code, fr: fr.replace(/\{\w+\}/g, '2'), en: en.replace(/\{\w+\}/g, '2') }))

  it.each(['fr', 'en'] as const)('are set as they should be: %s', (language) => {
    const faults = sentences.flatMap(({ code, [language]: text }) =>
      faultsOf(text, language).map((fault) => ({ code, text, fault })),
    )
    expect(faults).toEqual([])
  })

  it('end with a full stop', () => {
    const texts = Object.values(PROBLEMS).flatMap(({ fr, en }) => [fr, en])
    expect(texts.filter((text) => !/[.)}]$/.test(text))).toEqual([])
  })
})

describe('a message that English lacks', () => {
  const root = resolve(import.meta.dirname, '..')
  const folder = join(root, '.tmp', `words-${process.pid}`)
  let report: string

  // Inside the tree, so that types resolve as they do for the product: each catalog’s English without its first key.
  beforeAll(() => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'tsconfig.json'), `{ "extends": "../../tsconfig.json", "include": ["*.ts"] }`)
    for (const { name, paths, fr } of catalogs) {
      const [, type] = /export type (\w+) = typeof messages/.exec(readFileSync(paths.fr, 'utf8')) ?? []
      writeFileSync(
        join(folder, `${name.replaceAll('/', '-')}.ts`),
        `import { messages, type ${type} } from '${relative(folder, paths.fr)}'
        const { ${Object.keys(fr)[0]}: absent, ...others } = messages
        export const english: ${type} = others
        void absent\n`,
      )
    }
    report = spawnSync('tsc', ['--noEmit', '-p', folder], { cwd: folder, encoding: 'utf8' }).stdout
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(catalogs)('does not compile in $name', ({ name, fr }) => {
    expect(report).toMatch(
      new RegExp(`${name.replaceAll('/', '-')}\\.ts.*TS2741: Property '${Object.keys(fr)[0]}' is missing`),
    )
  })
})
