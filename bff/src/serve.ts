import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import type { AppExtras } from './app.ts'
import type { Config } from './config.ts'
import { depositMails } from './deposits/index.ts'
import { dossierMails } from './dossiers/index.ts'
import { notificationMails } from './notifications/index.ts'
import { MINUTE, SECOND } from './platform/clock.ts'
import { recipientMails } from './recipients/index.ts'
import { accountMails } from './services/accounts/index.ts'
import type { Deps } from './services/deps.ts'
import { mailTemplates } from './services/mail/index.ts'
import type { MailTransport } from './services/mail/index.ts'
import { noteUndelivered, shareMails } from './shares/index.ts'
import { startWorkers } from './workers.ts'

/** Requests under way have this long to end once we are told to stop. */
const GRACE = 8 * SECOND

/** The built widgets, beside this workspace. */
const WIDGETS_DIR = fileURLToPath(new URL('../../widgets/dist/cdn', import.meta.url))

/** Every e-mail that the zone writes. */
export const MAILS = [
  ...accountMails,
  ...dossierMails,
  ...shareMails,
  ...recipientMails,
  ...depositMails,
  ...notificationMails,
]

/** Listens and starts the work beside the requests. @returns the way to stop */
export async function serve(
  deps: Deps,
  config: Config,
  transport: MailTransport,
  extras: Omit<AppExtras, 'widgetsDir'> = {},
): Promise<() => Promise<void>> {
  const app = createApp(deps, { widgetsDir: WIDGETS_DIR, ...extras })
  await deps.vault.sealClearBlobs()
  const server = await listen(app.fetch, config.port, config.host)
  const stopWorkers = startWorkers(deps, {
    transport,
    from: config.mailFrom,
    templates: mailTemplates(MAILS),
    onUndelivered: noteUndelivered(deps),
  })
  return async () => {
    deps.live.close()
    await close(server)
    await Promise.all([stopWorkers(), deps.contents.close()])
    transport.close()
  }
}

/** @throws Error EADDRINUSE and its like */
export async function listen(
  fetch: Parameters<typeof getRequestListener>[0],
  port: number,
  host: string,
): Promise<Server> {
  const answer = getRequestListener(fetch)
  // An upload of 20 GiB takes hours: only headers have a deadline, and bodies that stand still.
  const server = createServer(
    { requestTimeout: 0, headersTimeout: 10 * SECOND, maxHeaderSize: 16 * 1024 },
    (request, response) => {
      void answer(request, response)
    },
  )
  server.setTimeout(MINUTE)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return server
}

export async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  const deadline = setTimeout(() => server.closeAllConnections(), GRACE)
  server.closeIdleConnections()
  await closed
  clearTimeout(deadline)
}
