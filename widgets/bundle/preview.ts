import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { LIBRARY } from '../src/preview/library.ts'
import { WIDGETS } from './doors.ts'

/** Folders of pdf.js that a page may need, and which of their files; the others are for WebAssembly and colour profiles. */
const FOLDERS: [folder: string, files: RegExp][] = [
  ['cmaps', /\.bcmap$/],
  ['standard_fonts', /\.(pfb|ttf)$/],
  ['wasm', /_nowasm_fallback\.js$/],
]
const LICENCE = /^LICENSE/

/** The script of `/apercu`, which is no door: no other page may load it. */
export async function bundlePreview(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(WIDGETS, 'src/preview/page.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

/**
 * pdf.js as it is published, under addresses that name its version: the build for browsers of some years ago, which is
 * what an elderly client's tablet has.
 */
export async function previewLibrary(): Promise<Map<string, Buffer>> {
  const home = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
  if (LIBRARY !== `pdfjs-${version}`) throw new Error(`${LIBRARY} is named, pdfjs-dist ${version} is installed`)
  const files = new Map([
    ['pdf.min.js', 'legacy/build/pdf.min.mjs'],
    ['pdf.worker.min.js', 'legacy/build/pdf.worker.min.mjs'],
    ['LICENSE', 'LICENSE'],
  ])
  for (const [folder, wanted] of FOLDERS) {
    for (const name of await readdir(join(home, folder)))
      if (wanted.test(name) || LICENCE.test(name)) files.set(`${folder}/${name}`, `${folder}/${name}`)
  }
  const read = [...files].map(async ([name, path]) => [`${LIBRARY}/${name}`, await readFile(join(home, path))] as const)
  return new Map(await Promise.all(read))
}
