import { join } from 'node:path'
import { rolldown, type OutputChunk } from 'rolldown'
import { doorCopies, doorOf, ofDoor } from './door-copies.ts'
import { DOORS, WIDGETS } from './doors.ts'
import { gatherLicences } from './gather-licences.ts'
import { leanLibraries } from './lean-libraries.ts'
import { minifyStyles } from './minify-styles.ts'
import { thinEntries } from './thin-entries.ts'

export { ALL, DOORS } from './doors.ts'
export { withoutDoor } from './door-copies.ts'
export { bundlePreview, previewLibrary } from './preview.ts'
export type { OutputChunk }

/**
 * What pages load, for each door: its entry; one chunk with all that it needs at once, since each file more costs a
 * request and begins its compression anew; the chunk with Lit that all doors share; and what it loads later.
 */
export async function bundle(doors: ReadonlyMap<string, string> = DOORS): Promise<OutputChunk[]> {
  const modules = new Map([...doors].map(([name, module]) => [name, ofDoor(join(WIDGETS, module), name)]))
  const bundler = await rolldown({
    cwd: WIDGETS,
    input: Object.fromEntries([...doors.keys()].map((name) => [name, name])),
    platform: 'browser',
    transform: { target: 'es2022' },
    plugins: [thinEntries(modules), leanLibraries, doorCopies(doors), minifyStyles, gatherLicences],
    preserveEntrySignatures: 'allow-extension',
    // `<jz-dossier-docs>` loads the wizard late; a bundle with both tags has it at once.
    checks: { ineffectiveDynamicImport: false, bundlerTimings: false },
  })
  const { output } = await bundler.generate({
    format: 'esm',
    minify: true,
    comments: { legal: true, annotation: false, jsdoc: false },
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'lit', tags: ['$initial'], test: (id) => doorOf(id) === undefined && !id.startsWith('\0') },
        ...[...doors.keys()].map((name) => ({
          name,
          tags: ['$initial' as const],
          test: (id: string) => doorOf(id) === name,
        })),
      ],
    },
  })
  await bundler.close()
  return output.filter((file) => file.type === 'chunk')
}
