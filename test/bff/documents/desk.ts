import { randomBytes } from 'node:crypto'
import { readdirSync, readlinkSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { DossierDocument, Page, UnfinishedUpload } from '@juriszone/widgets/contract'
import { checkAllContent } from '../../../bff/src/documents/index.ts'
import { close, listen } from '../../../bff/src/serve.ts'
import { until } from '../../support/until.ts'
import { beginUpload } from '../../support/upload.ts'
import { startZone } from '../../support/zone.ts'
import type { Caller } from '../../support/zone.ts'

export const MIB = 1024 ** 2

/** A firm's dossier, and the zone listening on a port of its own: bytes travel over real HTTP. */
export async function openDesk(options: Parameters<typeof startZone>[0] = {}) {
  // A demo may be reached by any name of this computer: the port is not known before it listens.
  const zone = await startZone({ ...options, config: { isDemo: true, ...options.config } })
  const server = await listen(zone.app.fetch, 0, '127.0.0.1')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const firm = await zone.firm()
  const clerk = await zone.member(firm.firmId, { name: 'Sylvie Arsenault', email: 'sylvie@etude.example' })
  const notary = await zone.member(firm.firmId, { name: 'Élise Roy', email: 'elise@etude.example', role: 'notary' })
  const dossier = await exportDossier('2026-0412')

  async function exportDossier(number: string): Promise<{ id: string; parties: { id: string }[] }> {
    const parties = [{ kind: 'person', name: 'Anne Côté', email: 'anne.cote@courriel.example' }]
    return (await zone.call(firm.host, 'PUT', `/dossiers/${number}`, { description: 'Vente', parties })).body
  }
  /** Headers of a page of the portal. */
  const headersOf = (caller: Caller): Record<string, string> => ({
    'Sec-Fetch-Site': 'same-origin',
    'X-JZ': '1',
    ...caller.headers,
  })
  const call = (caller: Caller, path: string, init: DeskRequest = {}): Promise<Response> =>
    fetch(new URL(path, url), { ...init, headers: { ...headersOf(caller), ...init.headers } })
  const list = (query = ''): Promise<Page<DossierDocument>> =>
    zone.call(clerk, 'GET', `/dossiers/${dossier.id}/documents?limit=200${query}`).then(({ body }) => body)
  async function named(name: string): Promise<DossierDocument> {
    const found = (await list()).items.find((one) => one.name === name)
    if (found === undefined) throw new Error(`no document named ${name}`)
    return found
  }

  return {
    zone,
    url,
    firm,
    clerk,
    notary,
    dossier,
    exportDossier,
    headersOf,
    list,
    named,
    /** A document, or one more version of it, as the clerk adds it. @returns its id */
    async add(filename: string, content: string | Buffer<ArrayBuffer>): Promise<string> {
      const begun = await beginUpload(zone, clerk, { filename, dossierId: dossier.id }, Buffer.byteLength(content))
      const headers = {
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': '0',
        'Content-Type': 'application/offset+octet-stream',
      }
      const { status } = await call(clerk, begun.headers.get('location') ?? '', {
        method: 'PATCH',
        headers,
        body: content,
      })
      if (status !== 204) throw new Error(`upload of ${filename}: ${status}`)
      // What is large is checked beside the requests, and no worker runs here.
      await checkAllContent(zone.deps)()
      return (await named(filename)).id
    },
    /** A request over the network. */
    fetch: call,
    async unfinished(caller: Caller = clerk): Promise<UnfinishedUpload[]> {
      return (await zone.call(caller, 'GET', `/uploads?dossier=${dossier.id}`)).body
    },
    async stop() {
      await close(server)
      await zone.stop()
    },
  }
}

type DeskRequest = Omit<RequestInit, 'headers'> & { headers?: Record<string, string>; duplex?: 'half' }

export type Desk = Awaited<ReturnType<typeof openDesk>>

/** Bytes that no two files share. */
export function someBytes(size: number): Buffer<ArrayBuffer> {
  return Buffer.from(randomBytes(size))
}

/** A request body that is fed by hand. */
export function handFedBody() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  return { body: readable, feed: (bytes: Uint8Array) => writer.write(bytes), end: () => writer.close() }
}

/** Blobs that this process holds open. */
export function openBlobs(): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`)
      return path.includes('/blobs/') ? [path] : []
    } catch {
      // Closed meanwhile.
      return []
    }
  })
}

export function allBlobsClosed(): Promise<true> {
  return until(async () => (openBlobs().length === 0 ? (true as const) : undefined), 'all blobs to be closed')
}
