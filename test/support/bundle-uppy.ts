import { resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { TestRunnerPlugin } from '@web/test-runner'

const PIECES = ['/widgets/src/client/uploads/tus-engine.ts', '/widgets/src/upload-box/dashboard.ts']

/** Our own modules stay the ones that the test loads. */
const OWN_MODULES: Plugin = {
  name: 'own-modules',
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\.\// }, ({ path, importer }) =>
      PIECES.some((piece) => importer.endsWith(piece)) ? { path, external: true } : undefined,
    )
  },
}

/** Serves the upload engine and the Dashboard in one piece each: some of what Uppy and tus import is CommonJS, which no browser loads. */
export function bundleUppy(root: string): TestRunnerPlugin {
  const codes = new Map<string, Promise<string>>()
  return {
    name: 'bundle-uppy',
    async serve({ path }) {
      if (!PIECES.includes(path)) return undefined
      const known = codes.get(path)
      const code =
        known ??
        build({
          entryPoints: [resolve(root, `.${path}`)],
          bundle: true,
          format: 'esm',
          target: 'es2022',
          plugins: [OWN_MODULES],
          write: false,
        }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')
      codes.set(path, code)
      return { body: await code, type: 'js' }
    },
  }
}
