import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { bundle, type OutputChunk } from '../../widgets/bundle/index.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const { exports } = JSON.parse(readFileSync(resolve(ROOT, 'widgets/package.json'), 'utf8')) as {
  exports: Record<string, string>
}

/** Doors that register tags, by the name they have in `exports`. */
export const DOORS: [door: string, module: string][] = Object.entries(exports).filter(([, module]) =>
  /\/(jz-[a-z-]+|src\/index)\.ts$/.test(module),
)

/** KiB that may come down before a door’s tags work, compressed by gzip; nothing else is on the page yet, not even Lit. */
export const FLOORS = new Map([
  ['./dossier-docs', 32],
  ['./share-wizard', 25],
  ['./recipient-inbox', 28],
])
/** The same for the bundle that registers all tags, and for a door without a floor of its own. */
export const FLOOR_OF_ALL = 60
/** KiB of the whole of `<jz-dossier-docs>` once an upload runs, compressed by brotli: what it weighs, not yet the 45 aimed at. */
export const UPLOAD_CEILING = 59

/** One door, built as it is shipped. */
export class Weight {
  readonly chunks: OutputChunk[]
  readonly first: OutputChunk[]

  constructor(chunks: OutputChunk[]) {
    this.chunks = chunks
    this.first = this.#with(chunks.filter(({ isEntry }) => isEntry))
  }

  get gzip(): number {
    return kib(this.first.map(({ code }) => gzipSync(code, { level: 9 }).length))
  }

  /**
   * Everything that the browser holds once an upload runs: Lit, the tag and its list, the rows of uploads, Uppy’s core
   * and tus. Not the English words, nor dialogs and the share wizard, which a reader may never open.
   */
  get uploadBrotli(): number {
    return kib(this.uploading.map(({ code }) => brotliCompressSync(code).length))
  }

  get uploading(): OutputChunk[] {
    const isOfUploads = (module: string): boolean => /upload/.test(module) && !isEnglish(module)
    const late = this.chunks.filter(({ facadeModuleId }) => isOfUploads(nameOf(facadeModuleId ?? '')))
    return this.#with([...this.first, ...late])
  }

  /** Paths of the modules that `chunks` hold, the heaviest first, with their bytes before minification. */
  modules(chunks = this.first): [module: string, bytes: number][] {
    return chunks
      .flatMap((chunk) => Object.entries(chunk.modules))
      .map(([id, { renderedLength }]): [string, number] => [nameOf(id), renderedLength])
      .toSorted(([, a], [, b]) => b - a)
  }

  /** Those and all that they import at once. */
  #with(chunks: OutputChunk[]): OutputChunk[] {
    const found = new Set(chunks)
    for (const { imports } of found)
      for (const chunk of this.chunks) if (imports.includes(chunk.fileName)) found.add(chunk)
    return [...found]
  }
}

export async function weigh(module: string): Promise<Weight> {
  return new Weight(await bundle('door', module))
}

export function isEnglish(module: string): boolean {
  return module.endsWith('messages.en.ts')
}

function nameOf(id: string): string {
  return id.replace(/^.*\/(?=node_modules\/|widgets\/src\/)/, '')
}

function kib(bytes: number[]): number {
  return Math.round((bytes.reduce((sum, size) => sum + size, 0) / 1024) * 10) / 10
}
