import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../bff/src/platform/database.ts'
import { fold, naturalKey } from '../../../bff/src/platform/fold.ts'
import { path } from '../../../bff/src/schema/migrations/0001-path.ts'
import { naturalNames } from '../../../bff/src/schema/migrations/0005-natural-names.ts'

type Row = Record<string, string | number>

const FIRM = { id: 'f', name: 'Étude', entityKey: 'key', createdAt: '' }
const DOSSIER = {
  id: 'd',
  firmId: 'f',
  number: '1',
  description: '',
  searchFold: '',
  createdAt: '',
  lastActivityAt: '',
}
const DOCUMENT = {
  firmId: 'f',
  dossierId: 'd',
  currentVersionId: '',
  version: 1,
  versions: 1,
  size: 1,
  type: '',
  state: '',
  addedBy: '',
  addedByFold: '',
  addedByKind: '',
  createdAt: '',
}

test('documents that were there before the rule are sorted by it too', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'jz-schema-'))
  const db = await openDatabase<{ firm: Row; dossier: Row; document: Row }>(
    join(directory, 'juriszone.db'),
    randomBytes(32),
  )
  // More than the step takes at once.
  const names = Array.from({ length: 1001 }, (_, n) => `Annexe ${n + 1}.pdf`)
  try {
    await path.up(db.writer)
    await db.write(async (tx) => {
      await tx.insertInto('firm').values(FIRM).execute()
      await tx.insertInto('dossier').values(DOSSIER).execute()
      for (const name of names)
        await tx
          .insertInto('document')
          .values({ ...DOCUMENT, id: name, name, nameKey: name, nameFold: fold(name) })
          .execute()
    })
    await naturalNames.up(db.writer)
    const rows = await db.read.selectFrom('document').select(['name', 'nameSort']).orderBy('nameSort').execute()
    expect(rows).toEqual(names.map((name) => ({ name, nameSort: naturalKey(name) })))
  } finally {
    await db.close()
    rmSync(directory, { recursive: true, force: true })
  }
})
