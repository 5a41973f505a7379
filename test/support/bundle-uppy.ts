import { resolve } from 'node:path'
import { build } from 'esbuild'
import type { TestRunnerPlugin } from '@web/test-runner'

const ENGINE = '/widgets/src/client/uploads/tus-engine.ts'

/** Serves the upload engine in one piece: some of what Uppy and tus import is CommonJS, which no browser loads. */
export function bundleUppy(root: string): TestRunnerPlugin {
  let code: Promise<string> | null = null
  return {
    name: 'bundle-uppy',
    async serve({ path }) {
      if (path !== ENGINE) return undefined
      code ??= build({
        entryPoints: [resolve(root, `.${ENGINE}`)],
        bundle: true,
        format: 'esm',
        target: 'es2022',
        // Our own modules stay the ones that the test loads.
        external: ['../*', '../../*'],
        write: false,
      }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')
      return { body: await code, type: 'js' }
    },
  }
}
