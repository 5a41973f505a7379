import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { newId } from '../../platform/ids.ts'
import type { Db, Tables } from '../../schema/index.ts'
import type { SealedFiles } from './sealed-files.ts'
import { SealedWriter } from './sealed-writer.ts'
import type { Vault } from './vault.ts'

interface ClearDeps extends Pick<Vault, 'admit' | 'find'> {
  db: Db
  files: SealedFiles
  directory: string
}

type ClearBlob = Tables['clearBlob']

/**
 * Seals what a zone from before the vault holds in clear, at its first start since. Each file is sealed as another
 * blob, and goes once its version names that one: a crash in between is taken up by the next start.
 */
export async function sealClearBlobs(deps: ClearDeps): Promise<void> {
  for (const clear of await deps.db.read.selectFrom('clearBlob').selectAll().execute()) {
    if (clear.isKept === 1) await seal(deps, clear)
    await deps.files.remove(clear.id)
    await deps.db.write((tx) => tx.deleteFrom('clearBlob').where('id', '=', clear.id).execute())
  }
}

async function seal(deps: ClearDeps, clear: ClearBlob): Promise<void> {
  const version = await deps.db.read
    .selectFrom('documentVersion')
    .select(['id', 'firmId', 'size', 'createdAt'])
    .where('blobId', '=', clear.id)
    .executeTakeFirst()
  // Sealed already, and killed before the clear file went.
  if (version === undefined) return
  const { firmId, size, createdAt } = version
  const id = clear.sealedAs ?? newId()
  if (clear.sealedAs === null) {
    await deps.db.write(async (tx) => {
      await deps.admit(tx, { id, firmId, size, createdAt })
      await tx.updateTable('clearBlob').set({ sealedAs: id }).where('id', '=', clear.id).execute()
    })
  }
  const blob = await deps.find(id)
  if (blob === undefined) throw new Error(`blob ${id} is gone`)
  const writer = await SealedWriter.open(deps.files, { ...blob, offset: 0, begun: Buffer.alloc(0) })
  try {
    for await (const chunk of createReadStream(join(deps.directory, clear.id))) await writer.write(chunk as Buffer)
    await writer.complete()
  } finally {
    await writer.close()
  }
  await deps.db.write(async (tx) => {
    await tx.updateTable('blob').set({ offset: size }).where('id', '=', id).execute()
    await tx.updateTable('documentVersion').set({ blobId: id }).where('id', '=', version.id).execute()
  })
}
