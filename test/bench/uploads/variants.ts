import { doorOfPut, doorOfStockTus, doorOfZone } from '../upload-door.ts'
import type { UploadDoor } from '../upload-door.ts'
import { startNginx, startPeer, startZone } from '../server-process.ts'
import type { BenchServer, BenchZone } from '../server-process.ts'

export interface Variant {
  server: BenchServer
  door: UploadDoor
  /** The product only. */
  zone?: BenchZone
}

export type VariantName = 'product' | 'stock tus' | 'node null' | 'nginx'

export const NO_NGINX = 'nginx, as a peer: it is not here, and could not be had from Debian'

/** A fresh process. @returns undefined when there is no such server to be had */
export async function startVariant(name: VariantName): Promise<Variant | undefined> {
  if (name === 'product') {
    const zone = await startZone()
    return { server: zone, door: doorOfZone(zone), zone }
  }
  if (name === 'stock tus') {
    const server = await startPeer('stock-tus')
    return { server, door: doorOfStockTus(server) }
  }
  const server = name === 'nginx' ? await startNginx() : await startPeer('node-null')
  return server && { server, door: doorOfPut(server) }
}
