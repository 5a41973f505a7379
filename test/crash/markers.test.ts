import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findMarkers, newMarker } from '../support/markers.ts'

const folder = mkdtempSync(join(tmpdir(), 'jz-markers-'))
afterAll(() => rmSync(folder, { recursive: true }))

const marker = newMarker()
const before = Buffer.from('Ça')

test.for([
  ['as it is', Buffer.from(`une vente ${marker} close`)],
  ['as UTF-16', Buffer.from(`une vente ${marker} close`, 'utf16le')],
  ['as UTF-16 with its bytes swapped', Buffer.from(`une vente ${marker} close`, 'utf16le').swap16()],
  ['in hexadecimal', Buffer.from(Buffer.from(`vente ${marker}`).toString('hex'))],
  ['in capital hexadecimal', Buffer.from(Buffer.from(`vente ${marker}`).toString('hex').toUpperCase())],
  ['in base64', Buffer.from(Buffer.from(`vente ${marker} close`).toString('base64'))],
  ['in base64, a byte later', Buffer.from(Buffer.from(`vente  ${marker} close`).toString('base64'))],
  ['in base64, two bytes later', Buffer.from(Buffer.from(`vente   ${marker}`).toString('base64'))],
  ['in base64 of addresses', Buffer.from(Buffer.concat([before, Buffer.from(marker), before]).toString('base64url'))],
] as const)('a marker that lies in a file %s is found', ([, content]) => {
  const path = join(folder, 'dossier')
  writeFileSync(path, Buffer.concat([Buffer.alloc(70_001, 7), content]))
  expect(findMarkers(folder, [newMarker(), marker])).not.toEqual([])
  expect(findMarkers(folder, [newMarker()])).toEqual([])
  rmSync(path)
})

test('so is one in the name of a file; what is passed over is passed over whole', () => {
  mkdirSync(join(folder, 'lettres'))
  writeFileSync(join(folder, 'lettres', `${marker}.json`), marker)
  expect(findMarkers(folder, [marker])).not.toEqual([])
  expect(findMarkers(folder, [marker], ['lettres'])).toEqual([])
  expect(findMarkers(folder, [marker], ['lettre'])).not.toEqual([])
})
