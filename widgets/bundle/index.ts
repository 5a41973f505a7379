import { join, resolve } from 'node:path'
import { rolldown, type OutputChunk } from 'rolldown'
import { gatherLicences } from './gather-licences.ts'
import { leanLibraries } from './lean-libraries.ts'
import { minifyStyles } from './minify-styles.ts'

export type { OutputChunk }

const WIDGETS = resolve(import.meta.dirname, '..')

/**
 * What a page loads for one module of the widgets: its entry; one chunk with all that it needs at once, since each
 * file more costs a request and begins its compression anew; and the chunks of what it loads later.
 */
export async function bundle(name: string, module: string): Promise<OutputChunk[]> {
  const entry = join(WIDGETS, module)
  const bundler = await rolldown({
    cwd: WIDGETS,
    input: { [name]: entry },
    platform: 'browser',
    transform: { target: 'es2022' },
    plugins: [leanLibraries, minifyStyles, gatherLicences],
    preserveEntrySignatures: 'allow-extension',
    // `<jz-dossier-docs>` loads the wizard late; a bundle with both tags has it at once.
    checks: { ineffectiveDynamicImport: false },
  })
  const { output } = await bundler.generate({
    format: 'esm',
    minify: true,
    comments: { legal: true, annotation: false, jsdoc: false },
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name, tags: ['$initial'], test: (id) => id !== entry }],
    },
  })
  await bundler.close()
  return output.filter((file) => file.type === 'chunk')
}
