import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newId } from '../../../bff/src/platform/ids.ts'
import { addDocument } from '../../support/upload.ts'
import { startZone } from '../../support/zone.ts'

test('documents from before the vault are sealed at the first start, and read as before; nothing in clear is left', async () => {
  const zone = await startZone()
  const firm = await zone.firm()
  const clerk = await zone.member(firm.firmId, { name: 'Sylvie Arsenault', email: 'sylvie@etude.example' })
  const { body: dossier } = await zone.call(firm.host, 'PUT', '/dossiers/2025-0001', {
    description: 'Vente',
    parties: [],
  })
  const content = 'testament '.repeat(20_000)
  const documentId = await addDocument(zone, clerk, dossier.id, 'testament.txt', content)
  const { db, vault } = zone.deps
  const blobs = join(zone.directory, 'blobs')

  // As the version before left it: bytes in clear under the blob's id, and what an upload under way had brought.
  const { blobId } = await db.read.selectFrom('documentVersion').select('blobId').executeTakeFirstOrThrow()
  const begun = newId()
  writeFileSync(join(blobs, blobId), content)
  writeFileSync(join(blobs, begun), 'testament')
  await db.write(async (tx) => {
    await tx.deleteFrom('blob').execute()
    await tx
      .insertInto('clearBlob')
      .values([
        { id: blobId, isKept: 1, sealedAs: null },
        { id: begun, isKept: 0, sealedAs: null },
      ])
      .execute()
  })

  await vault.sealClearBlobs()
  await vault.sealClearBlobs()
  const read = await zone.call(clerk, 'GET', `/documents/${documentId}/content`)
  expect(await read.response.text()).toBe(content)
  const files = readdirSync(blobs)
  expect(files).toHaveLength(1)
  expect(readFileSync(join(blobs, files[0] ?? '')).includes('testament')).toBe(false)
  await zone.stop()
})
