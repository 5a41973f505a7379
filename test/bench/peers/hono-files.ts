// Plain files through Hono, as it is mostly done.
import { createReadStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const directory = process.argv[2] ?? ''
const app = new Hono().get('/:name', (c) => {
  const path = join(directory, c.req.param('name'))
  // oxlint-disable-next-line no-restricted-properties -- what the product does instead is measured against it
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream
  return c.body(body, 200, { 'Content-Length': String(statSync(path).size) })
})
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`${port}\n`))
