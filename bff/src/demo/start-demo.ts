import type { Server } from 'node:http'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { close, listen, serve } from '../serve.ts'
import type { Deps } from '../services/deps.ts'
import { smtpTransport } from '../services/mail/index.ts'
import { demoFirm } from './demo-firm.ts'
import type { DemoFacts } from './demo-firm.ts'
import { demoRoutes } from './demo.routes.ts'
import { demoHosts, hostsAt } from './hosts.ts'
import { demoMailbox } from './mailbox.ts'

/** The zone with a firm to try it as, a mailbox, and on another site ProCardex's Doc tab and the firm's website. */
export async function startDemo(deps: Deps, config: Config): Promise<{ facts: DemoFacts; stop: () => Promise<void> }> {
  const hostsPort = config.port + 1
  const facts = await demoFirm(deps, config.dataDir, hostsAt(hostsPort))
  const mailbox = demoMailbox(join(config.dataDir, 'demo-mail'))
  const transport = config.smtpUrl === null ? mailbox : smtpTransport(config.smtpUrl)
  const stopZone = await serve(deps, config, transport, { demo: demoRoutes(facts, mailbox) })
  const hosts: Server = await listen(demoHosts(facts, config.publicUrl).fetch, hostsPort, '127.0.0.1')
  return {
    facts,
    async stop() {
      await close(hosts)
      await stopZone()
    },
  }
}
