import { Failure } from './failure.ts'
import { libraryUrl } from './library.ts'

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}

const FAILED = 'failed'

/**
 * The thread that reads the PDF, once it listens. This page has an origin of its own, and no origin may start the
 * worker of another: it starts a line of text, which imports ours from the zone. Not as a module, which Chromium
 * refuses to such an origin.
 */
export async function startPdfWorker(): Promise<Worker> {
  const library = JSON.stringify(libraryUrl('pdf.worker.min.js'))
  const code = new Blob([`import(${library}).catch(() => postMessage('${FAILED}'))`], { type: 'text/javascript' })
  const url = URL.createObjectURL(code)
  const { trustedTypes } = globalThis as { trustedTypes?: Policies }
  // It vouches for this one address, whatever it is asked.
  const policy = trustedTypes?.createPolicy('jz-worker', { createScriptURL: () => url })
  const worker = new Worker(policy?.createScriptURL(url) ?? url)
  await new Promise<void>((done, fail) => {
    const stop = (): void => fail(new Failure('unloaded'))
    worker.addEventListener('error', stop)
    worker.addEventListener('message', ({ data }) => (data === FAILED ? stop() : done()), { once: true })
  })
  return worker
}
