import { assert } from '@open-wc/testing'
import * as format from '../../widgets/src/kit/format.ts'
import { formatLimit, formatSize, shortHash } from '../../widgets/src/contract/index.ts'
import { chosenFiles } from '../../widgets/src/client/index.ts'

const now = new Date('2026-11-24T20:00:00Z')

describe('figures as people of Québec write them', () => {
  it('dates and times are Toronto’s, and never break', () => {
    assert.equal(format.formatDate('fr-CA', '2026-11-25T02:12:00Z'), '24\u00a0novembre\u00a02026')
    assert.equal(format.formatShortDate('fr-CA', '2026-11-25T02:12:00Z', now), '24\u00a0nov.')
    assert.equal(format.formatShortDate('fr-CA', '2025-11-24T19:12:00Z', now), '24\u00a0nov.\u00a02025')
    assert.equal(format.formatTime('fr-CA', '2026-11-24T19:12:00Z'), '14\u00a0h\u00a012')
    assert.equal(format.formatDateTime('fr-CA', '2025-11-24T20:00:00Z'), '24\u00a0nov.\u00a02025, 15\u00a0h\u00a000')
    assert.equal(format.formatDate('en-CA', '2026-11-24T19:12:00Z'), 'November\u00a024,\u00a02026')
    assert.equal(format.formatShortDate('en-CA', '2026-11-25T02:12:00Z', now), 'Nov\u00a024')
    assert.equal(format.formatShortDate('en-CA', '2025-11-24T19:12:00Z', now), 'Nov\u00a024,\u00a02025')
    assert.equal(format.formatTime('en-CA', '2026-11-24T19:12:00Z').replace(/\s/, ' '), '2:12 p.m.')
  })

  it('the first of a month is an ordinal in French, and no other day', () => {
    const days = ['2026-12-01T17:00:00Z', '2026-12-11T17:00:00Z', '2026-12-21T17:00:00Z', '2026-12-31T17:00:00Z']
    assert.deepEqual(
      days.map((day) => format.formatDate('fr-CA', day).replaceAll('\u00a0', ' ')),
      ['1er décembre 2026', '11 décembre 2026', '21 décembre 2026', '31 décembre 2026'],
    )
    assert.equal(format.formatShortDate('fr-CA', days[0]!, now), '1er\u00a0déc.')
    assert.equal(format.formatDate('en-CA', days[0]!), 'December\u00a01,\u00a02026')
  })

  it('things are counted by the rules of each language', () => {
    const inFrench = (count: number): string => format.formatCount('fr-CA', count, '# document', '# documents')
    const inEnglish = (count: number): string => format.formatCount('en-CA', count, '# document', '# documents')
    assert.deepEqual([0, 1, 2, 1254].map(inFrench), ['0 document', '1 document', '2 documents', '1\u00a0254 documents'])
    assert.deepEqual([0, 1, 2, 1254].map(inEnglish), ['0 documents', '1 document', '2 documents', '1,254 documents'])
  })

  it('sizes have one decimal where it tells something', () => {
    const sizes = [0, 10, 999, 1_000, 184_400, 999_600, 1_200_000, 99_900_000, 210_000_000, 1_800_000_000]
    assert.deepEqual(
      sizes.map((size) => formatSize('fr-CA', size).replace('\u00a0', ' ')),
      ['0 o', '10 o', '999 o', '1 ko', '184 ko', '1,0 Mo', '1,2 Mo', '99,9 Mo', '210 Mo', '1,8 Go'],
    )
    assert.equal(formatSize('en-CA', 1_200_000), '1.2\u00a0MB')
  })

  it('a limit is said as it was set, in thousands of either kind', () => {
    const limits = [3000, 500_000_000, 500 * 1024 ** 2, 1_500_000_000, 2_000_000_000, 20 * 1024 ** 3]
    assert.deepEqual(
      limits.map((limit) => formatLimit('fr-CA', limit).replace('\u00a0', ' ')),
      ['3 ko', '500 Mo', '500 Mo', '1,5 Go', '2 Go', '20 Go'],
    )
    assert.equal(formatLimit('en-CA', 2_000_000_000), '2\u00a0GB')
    // A file under the limit that is said is taken.
    assert.equal(formatLimit('fr-CA', 1_050_000_000), '1\u00a0Go')
    assert.equal(formatLimit('fr-CA', 999_999_999), '999\u00a0Mo')
    assert.equal(formatLimit('fr-CA', 2.5 * 1024 ** 3), '2,6\u00a0Go')
  })

  it('a digest is cut to what an eye compares, by fours', () => {
    assert.equal(shortHash('b7e23ec29af22b0b4e41'), 'b7e2\u00a03ec2\u00a09af2')
  })

  it('shares of a whole are without decimals', () => {
    assert.equal(format.formatPercent('fr-CA', 0.624), '62\u00a0%')
  })

  it('a file’s folder stays in its name', () => {
    const file = new File(['a'], 'avis.pdf')
    Object.defineProperty(file, 'webkitRelativePath', { value: '2023/avis.pdf' })
    assert.equal(chosenFiles([file])[0]?.name, '2023 – avis.pdf')
  })
})
