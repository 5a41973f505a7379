import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { transform } from 'esbuild'
import { ALL, bundle, bundlePreview, DOORS, previewLibrary } from './bundle/index.ts'

const OUT = join(import.meta.dirname, 'dist/cdn')
const STYLES = join(import.meta.dirname, 'bundle/juriszone.css')

/** What a page writes to pin a door. */
interface Pin {
  file: string
  integrity: string
}

/**
 * Writes what a page loads: each door, which browsers revalidate; the same content under its own hash for a page that
 * pins it; the hashed chunks both import; `juriszone.css`, for the time before; `integrity.json`; and what the page of
 * « Aperçu » runs.
 */
export async function buildWidgets(): Promise<void> {
  const files = new Map((await bundle()).map(({ fileName, code }) => [fileName, code]))
  const doors: Record<string, Pin> = {}
  for (const name of DOORS.keys()) {
    const door = files.get(`${name}.js`) ?? ''
    const file = `${name}-${digest('sha256', door, 'hex').slice(0, 12)}.js`
    doors[name] = { file, integrity: `sha384-${digest('sha384', door, 'base64')}` }
    files.set(file, door)
  }
  files.set('integrity.json', `${JSON.stringify({ ...doors[ALL], doors }, null, 2)}\n`)
  files.set('juriszone.css', (await transform(await readFile(STYLES, 'utf8'), { loader: 'css', minify: true })).code)

  files.set('preview.js', await bundlePreview())

  await rm(OUT, { recursive: true, force: true })
  await Promise.all([...files].map(([name, contents]) => ship(join(OUT, name), contents)))
  await Promise.all([...(await previewLibrary())].map(([name, contents]) => shipLibrary(join(OUT, name), contents)))
}

/** Writes a file, and beside it what travels instead. */
async function ship(path: string, contents: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const [br, gz] = await Promise.all([promisify(brotliCompress)(contents), promisify(gzip)(contents, { level: 9 })])
  await Promise.all([writeFile(path, contents), writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
}

/** Megabytes, mostly packed already: its scripts alone travel smaller, and are not worth the longest search. */
async function shipLibrary(path: string, contents: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, contents)
  if (!path.endsWith('.js')) return
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  const [br, gz] = await Promise.all([promisify(brotliCompress)(contents, { params }), promisify(gzip)(contents)])
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
}

function digest(algorithm: string, contents: string, encoding: 'hex' | 'base64'): string {
  return createHash(algorithm).update(contents).digest(encoding)
}

if (import.meta.main) await buildWidgets()
