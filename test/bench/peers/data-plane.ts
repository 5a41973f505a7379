// The product's own way of giving a zone's bytes out, without what its door asks and writes down before the first.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { pino } from 'pino'
import { readConfig } from '../../../bff/src/config.ts'
import { findReadables } from '../../../bff/src/documents/reading.ts'
import type { MemberReader } from '../../../bff/src/documents/reading.ts'
import { serveContent } from '../../../bff/src/documents/serve-content.ts'
import { openZone } from '../../../bff/src/open-zone.ts'
import type { ZoneEnv } from '../../../bff/src/services/http/index.ts'

const { deps } = await openZone(readConfig(true), pino({ level: 'silent' }))
const { db, clock } = deps
const member = await db.read.selectFrom('member').select(['id', 'accountId', 'firmId']).executeTakeFirstOrThrow()
const reader: MemberReader = {
  kind: 'member',
  accountId: member.accountId,
  firmId: member.firmId,
  memberId: member.id,
  keyId: null,
}
const refs = await db.read.selectFrom('documentVersion').select(['documentId', 'id as versionId']).execute()
const readables = await findReadables(db.read, reader, refs, clock.now())
const byDocument = new Map(readables.map((readable) => [readable.documentId, readable]))

const app = new Hono<ZoneEnv>().get('/:documentId', async (c) => {
  const readable = byDocument.get(c.req.param('documentId'))
  if (readable === undefined) return c.notFound()
  return serveContent(deps, c, { reader, readable })
})
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`${port}\n`))
