import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { defaultReporter, type TestRunnerConfig } from '@web/test-runner'
import { chromeLauncher } from '@web/test-runner-chrome'
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins'
import { BROWSER_FLAGS, findBrowser } from './support/browser.ts'
import { bundleUppy } from './support/bundle-uppy.ts'
import { countSessions } from './support/counts.ts'
import { servePreview } from './support/serve-preview.ts'

const ROOT = resolve(import.meta.dirname, '..')

const config: TestRunnerConfig = {
  rootDir: ROOT,
  hostname: '127.0.0.1',
  files: [resolve(ROOT, 'test/widgets/**/*.test.ts')],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  plugins: [
    bundleUppy(ROOT),
    servePreview(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: resolve(ROOT, 'tsconfig.json') }),
    a11ySnapshotPlugin(),
  ],
  browsers: [chromeLauncher({ launchOptions: { executablePath: await findBrowser(), args: BROWSER_FLAGS } })],
  // Two pages at once: the one in the background gets neither focus nor frames.
  concurrency: 1,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testFramework: { config: { timeout: 20_000 } },
  reporters: [
    defaultReporter(),
    {
      stop({ sessions }) {
        const file = process.env.TEST_COUNTS
        if (file !== undefined) writeFileSync(file, JSON.stringify(countSessions(sessions)))
      },
    },
  ],
}

export default config
