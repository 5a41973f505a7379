import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { missingEntries, type Lock } from '../.ci/complete-lock.ts'

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as Lock

it('package-lock.json serves every platform (if not: npm run lock)', () => {
  expect(missingEntries(lock).map(([key]) => key)).toEqual([])
})

it('notices a platform that npm has left out', () => {
  const absent = Object.keys(lock.packages).find((key) => key.startsWith('node_modules/@esbuild/win32-'))
  const packages = Object.fromEntries(Object.entries(lock.packages).filter(([key]) => key !== absent))
  expect(missingEntries({ packages }).map(([key]) => key)).toEqual([absent])
})

it('package-lock.json brings no native canvas: pdf.js draws in browsers only', () => {
  expect(JSON.stringify(lock)).not.toContain('@napi-rs/canvas')
})
