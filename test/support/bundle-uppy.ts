import { resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { TestRunnerPlugin } from '@web/test-runner'

const ENGINE = '/widgets/src/client/uploads/tus-engine.ts'

/** Our own modules stay the ones that the test loads. */
const OWN_MODULES: Plugin = {
  name: 'own-modules',
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\.\// }, ({ path, importer }) =>
      importer.endsWith(ENGINE) ? { path, external: true } : undefined,
    )
  },
}

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
        plugins: [OWN_MODULES],
        write: false,
      }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')
      return { body: await code, type: 'js' }
    },
  }
}
