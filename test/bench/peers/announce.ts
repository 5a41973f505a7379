import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens on a free port and says which: what `startPeer` waits for. */
export function announce(server: Server): void {
  server.requestTimeout = 0
  server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
}
