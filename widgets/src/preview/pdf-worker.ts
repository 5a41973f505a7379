import { Failure } from './failure.ts'
import { libraryUrl } from './library.ts'

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}

const FAILED = 'failed'
const WARNED = 'warned'
/** pdf.js leaves out what it cannot read, and tells its console alone. */
const LOSS = /exceeded maximum allowed size|Unable to decode|ignoring (?:XObject|Shading|annotation|sub-stream|errors)/

/**
 * The thread that reads the PDF, once it listens. This page has an origin of its own, and no origin may start the
 * worker of another: it starts a line of text, which imports ours from the zone. Not as a module, which Chromium
 * refuses to such an origin.
 * @param onLoss something of the document could not be read, and will be missing
 */
export async function startPdfWorker(onLoss: () => void): Promise<Worker> {
  const library = JSON.stringify(libraryUrl('pdf.worker.min.js'))
  const code = `console.warn = (words) => postMessage({ ${WARNED}: words })
import(${library}).catch(() => postMessage('${FAILED}'))`
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  const { trustedTypes } = globalThis as { trustedTypes?: Policies }
  // It vouches for this one address, whatever it is asked.
  const policy = trustedTypes?.createPolicy('jz-worker', { createScriptURL: () => url })
  const worker = new Worker(policy?.createScriptURL(url) ?? url)
  await new Promise<void>((done, fail) => {
    const stop = (): void => fail(new Failure('unloaded'))
    worker.addEventListener('error', stop)
    worker.addEventListener('message', ({ data }) => (data === FAILED ? stop() : done()), { once: true })
  })
  worker.addEventListener('message', ({ data }) => {
    const words = (data as { [WARNED]?: unknown })[WARNED]
    if (typeof words === 'string' && LOSS.test(words)) onLoss()
  })
  return worker
}
