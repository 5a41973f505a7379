import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const WIDGETS = resolve(import.meta.dirname, '../widgets')

it('custom-elements.json says what the sources say (if not: npm run manifest)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'juriszone-manifest-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  execFileSync('cem', ['analyze', '--quiet', '--outdir', relative(WIDGETS, folder)], { cwd: WIDGETS })
  const written = (directory: string) => readFileSync(join(directory, 'custom-elements.json'), 'utf8')
  expect(written(WIDGETS)).toBe(written(folder))
}, 30_000)
