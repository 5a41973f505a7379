import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { etag } from 'hono/etag'
import type { ZoneEnv } from '../services/http/index.ts'

const YEAR = 365 * 24 * 60 * 60
const SHIPPED = /^(?:chunks\/|pdfjs-[\d.]+\/(?:[a-z_]+\/)?)?[\w-]+(?:\.[\w-]+)*\.(js|css|json|bcmap|pfb|ttf)$/
/** A chunk, a pinned door, or a library under its version: what never changes under its name. */
const HASHED = /\/chunks\/|\/pdfjs-|-[0-9a-f]{12}\.js$/
const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  bcmap: 'application/octet-stream',
  pfb: 'application/octet-stream',
  ttf: 'font/ttf',
}
/** As the build leaves them beside each file, the smallest first. */
const PACKED = new Map([
  ['br', '.br'],
  ['gzip', '.gz'],
])

/**
 * The files that any page may load: the doors, asked for again each time, and what they import, named by its content.
 * Not hono's serveStatic: it would offer parts of packed files, and takes « gzip;q=1 » for no gzip.
 */
export function widgetFiles(dir: string) {
  const routes = new Hono<ZoneEnv>()

  // Before the tag: its answer of 304 drops what it does not know.
  routes.use(async (c, next) => {
    await next()
    const isKept = (c.res.ok || c.res.status === 304) && HASHED.test(c.req.path)
    c.header('Cache-Control', isKept ? `public, max-age=${YEAR}, immutable` : 'no-cache')
    c.header('Access-Control-Allow-Origin', '*')
    c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    c.header('Vary', 'Accept-Encoding')
  })
  routes.use(etag())
  routes.get('*', async (c) => {
    const name = c.req.path.replace(/^\/widgets\//, '')
    const [, extension = ''] = SHIPPED.exec(name) ?? []
    const encoding = accepts(c, {
      header: 'Accept-Encoding',
      supports: [...PACKED.keys()],
      default: 'identity',
      match: (wanted, { supports }) =>
        supports.find((one) => wanted.some(({ type, q }) => type.toLowerCase() === one && q > 0)) ?? 'identity',
    })
    const file = extension && (await read(join(dir, name), encoding))
    if (!file) return c.notFound()
    c.header('Content-Type', TYPES[extension])
    c.header('Content-Length', String(file.body.length))
    if (file.isPacked) c.header('Content-Encoding', encoding)
    return c.body(file.body)
  })
  return routes
}

interface WidgetFile {
  body: Buffer<ArrayBuffer>
  isPacked: boolean
}

/** A folder that was not built by the build holds no packed files. */
async function read(path: string, encoding: string): Promise<WidgetFile | null> {
  const ending = PACKED.get(encoding)
  const packed = ending && (await readFile(`${path}${ending}`).catch(() => null))
  const body = packed || (await readFile(path).catch(() => null))
  return body && { body, isPacked: body === packed }
}
