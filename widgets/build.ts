import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { bundle } from './bundle/index.ts'

const OUT = join(import.meta.dirname, 'dist/cdn')

/**
 * Writes what a page loads: `juriszone.js`, which browsers revalidate; the same content under its own hash for a page
 * that pins it; the hashed chunks both import; and `integrity.json`, what a page writes to pin it.
 */
export async function buildWidgets(): Promise<void> {
  const files = new Map((await bundle('juriszone', 'src/index.ts')).map(({ fileName, code }) => [fileName, code]))
  const door = files.get('juriszone.js') ?? ''
  const pinned = `juriszone-${digest('sha256', door, 'hex').slice(0, 12)}.js`
  const integrity = { file: pinned, integrity: `sha384-${digest('sha384', door, 'base64')}` }
  files.set(pinned, door)
  files.set('integrity.json', `${JSON.stringify(integrity, null, 2)}\n`)

  await rm(OUT, { recursive: true, force: true })
  for (const [name, contents] of files) {
    const path = join(OUT, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, contents)
  }
}

function digest(algorithm: string, contents: string, encoding: 'hex' | 'base64'): string {
  return createHash(algorithm).update(contents).digest(encoding)
}

if (import.meta.main) await buildWidgets()
