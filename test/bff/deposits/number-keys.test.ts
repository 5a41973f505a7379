import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { numberKey } from '@juriszone/widgets/contract'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../bff/src/platform/database.ts'
import { path } from '../../../bff/src/schema/migrations/0001-path.ts'
import { numberKeys } from '../../../bff/src/schema/migrations/0010-number-keys.ts'

type Row = Record<string, string>

const FIRM = { id: 'f', name: '', entityKey: '', createdAt: '' }
const DOSSIER = { firmId: 'f', description: '', searchFold: '', createdAt: '', lastActivityAt: '' }

test('dossiers that were there before the rule are found by it too', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'jz-schema-'))
  const db = await openDatabase<{ firm: Row; dossier: Row }>(join(directory, 'juriszone.db'), randomBytes(32))
  // More than the step takes at once.
  const numbers = Array.from({ length: 1001 }, (_, n) => `Été-${n} b`)
  try {
    await path.up(db.writer)
    await db.write(async (tx) => {
      await tx.insertInto('firm').values(FIRM).execute()
      for (const number of numbers)
        await tx
          .insertInto('dossier')
          .values({ ...DOSSIER, id: number, number })
          .execute()
    })
    await numberKeys.up(db.writer)
    const rows = await db.read.selectFrom('dossier').select(['number', 'numberKey']).execute()
    expect(rows).toHaveLength(numbers.length)
    for (const { number, numberKey: key } of rows) expect(key).toBe(numberKey(number ?? ''))
  } finally {
    await db.close()
    rmSync(directory, { recursive: true, force: true })
  }
})
