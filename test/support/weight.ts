import { brotliCompressSync, gzipSync } from 'node:zlib'
import { bundle, withoutDoor, type OutputChunk } from '../../widgets/bundle/index.ts'

/** KiB that may come down before a door’s tags work, compressed by gzip; nothing else is on the page yet, not even Lit. */
export const FLOORS = new Map([
  ['dossier-docs', 32],
  ['share-wizard', 25],
  ['recipient-inbox', 28],
  ['upload-box', 25],
])
/** The same for the bundle that registers all tags, and for a door without a floor of its own. */
export const FLOOR_OF_ALL = 60
/** KiB of the whole of `<jz-dossier-docs>` once an upload runs, compressed by brotli: what it weighs, not yet the 45 aimed at. */
export const UPLOAD_CEILING = 59

/** One door, as it is shipped beside the others. */
export class Weight {
  /** All that the door may ever load. */
  readonly chunks: OutputChunk[]
  readonly first: OutputChunk[]

  constructor(door: string, shipped: OutputChunk[]) {
    const entry = shipped.filter(({ fileName }) => fileName === `${door}.js`)
    this.chunks = reach(entry, shipped, ({ imports, dynamicImports }) => [...imports, ...dynamicImports])
    this.first = reach(entry, shipped)
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
    return reach([...this.first, ...late], this.chunks)
  }

  /** Paths of the modules that `chunks` hold, the heaviest first, with their bytes before minification. */
  modules(chunks = this.first): [module: string, bytes: number][] {
    return chunks
      .flatMap((chunk) => Object.entries(chunk.modules))
      .map(([id, { renderedLength }]): [string, number] => [nameOf(id), renderedLength])
      .toSorted(([, a], [, b]) => b - a)
  }
}

export async function weigh(door: string): Promise<Weight> {
  shipped ??= bundle()
  return new Weight(door, await shipped)
}

let shipped: Promise<OutputChunk[]> | undefined

/** `chunks` and what they import at once, or what `next` names. */
function reach(
  chunks: OutputChunk[],
  all: OutputChunk[],
  next = ({ imports }: OutputChunk): string[] => imports,
): OutputChunk[] {
  const found = new Set(chunks)
  for (const chunk of found) for (const other of all) if (next(chunk).includes(other.fileName)) found.add(other)
  return [...found]
}

export function isEnglish(module: string): boolean {
  return module.endsWith('messages.en.ts')
}

function nameOf(id: string): string {
  return withoutDoor(id).replace(/^.*\/(?=node_modules\/|widgets\/src\/)/, '')
}

function kib(bytes: number[]): number {
  return Math.round((bytes.reduce((sum, size) => sum + size, 0) / 1024) * 10) / 10
}
