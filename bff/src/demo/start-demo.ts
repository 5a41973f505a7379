import type { Server } from 'node:http'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { close, listen, serve } from '../serve.ts'
import type { Deps } from '../services/deps.ts'
import { smtpTransport } from '../services/mail/index.ts'
import { demoFirm } from './demo-firm.ts'
import type { DemoFacts } from './demo-firm.ts'
import { demoRoutes } from './demo.routes.ts'
import { demoMailbox } from './mailbox.ts'
import { procardexHost } from './procardex/procardex-host.ts'

/** The zone with a firm to try it as, a mailbox, and ProCardex's Doc tab on another site. */
export async function startDemo(deps: Deps, config: Config): Promise<{ facts: DemoFacts; stop: () => Promise<void> }> {
  const hostsPort = config.port + 1
  const facts = await demoFirm(deps, config.dataDir, `http://127.0.0.1:${hostsPort}/procardex`)
  const mailbox = demoMailbox(join(config.dataDir, 'demo-mail'))
  const transport = config.smtpUrl === null ? mailbox : smtpTransport(config.smtpUrl)
  const stopZone = await serve(deps, config, transport, { demo: demoRoutes(facts, mailbox) })
  const host = procardexHost(facts, config.publicUrl)
  const hosts: Server = await listen(host.fetch, hostsPort, '127.0.0.1')
  return {
    facts,
    async stop() {
      await close(hosts)
      await stopZone()
    },
  }
}
