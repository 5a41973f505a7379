import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { build } from 'esbuild'

const OUT = join(import.meta.dirname, 'dist/cdn')

/**
 * Writes what a page loads: `juriszone.js`, which browsers revalidate; the same content under its own hash for a page
 * that pins it; the hashed chunks both import; and `integrity.json`, what a page writes to pin it.
 */
export async function buildWidgets(): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: { juriszone: 'src/index.ts' },
    outdir: OUT,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'eof',
    logLevel: 'warning',
    write: false,
  })
  const files = new Map(outputFiles.map(({ path, contents }) => [path, contents]))
  const door = files.get(join(OUT, 'juriszone.js')) ?? new Uint8Array()
  const pinned = join(OUT, `juriszone-${digest('sha256', door, 'hex').slice(0, 12)}.js`)
  const integrity = { file: basename(pinned), integrity: `sha384-${digest('sha384', door, 'base64')}` }
  files.set(pinned, door)
  files.set(join(OUT, 'integrity.json'), Buffer.from(`${JSON.stringify(integrity, null, 2)}\n`))

  await rm(OUT, { recursive: true, force: true })
  for (const [path, contents] of files) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, contents)
  }
}

function digest(algorithm: string, contents: Uint8Array, encoding: 'hex' | 'base64'): string {
  return createHash(algorithm).update(contents).digest(encoding)
}

if (import.meta.main) await buildWidgets()
