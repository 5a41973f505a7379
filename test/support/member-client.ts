import { request } from 'node:http'
import type { ClientRequest } from 'node:http'
import { Upload } from 'tus-js-client'
import type { DossierDocument, Party } from '@juriszone/widgets/contract'
import type { Product } from './product.ts'
import { until } from './until.ts'
import { uploadMetadata } from './upload.ts'

const TUS = { 'Tus-Resumable': '1.0.0' }
const PATCH_TYPE = { 'Content-Type': 'application/offset+octet-stream' }

/** A member of the demo firm and a dossier to put documents in, as any client of the API may be. */
export interface MemberClient {
  dossier: { id: string; parties: Party[] }
  /** The same member, at another process of the same zone. */
  at(product: Product): MemberClient
  /** `path` begins after /api/v1. */
  send(method: string, path: string, body?: object): Promise<Response>
  /** Announces an upload. @returns its path after /api/v1 */
  begin(filename: string, size: number): Promise<string>
  head(path: string): Promise<Response>
  /** As a client that was told 423 does: asks until the zone says how far it is. */
  offsetOf(path: string): Promise<number>
  patch(path: string, offset: number, content: Uint8Array): Promise<Response>
  /** A request whose body is the caller's to write. */
  openPatch(path: string, offset: number, length: number): OpenPatch
  /** The whole of it, by tus-js-client: it resumes, however often it is cut off. */
  upload(filename: string, content: Buffer): Promise<void>
  /** Live documents of exactly this name. */
  documents(name: string): Promise<DossierDocument[]>
  /** The document, once it is checked. */
  available(name: string): Promise<DossierDocument>
  /** Content of the only document of this name, once it is checked. */
  read(name: string): Promise<Buffer>
}

export interface OpenPatch {
  request: ClientRequest
  /** Status, 0 when the connection broke off, and how much the zone says it has. */
  answered: Promise<{ status: number; offset: number }>
}

export async function memberOf(product: Product, parties: object[] = []): Promise<MemberClient> {
  const { firm, member } = product.facts
  const origin = { Origin: product.env.JZ_PUBLIC_URL ?? product.url, 'Sec-Fetch-Site': 'same-origin', 'X-JZ': '1' }
  const session = await fetch(`${product.url}/api/v1/session`, {
    method: 'POST',
    headers: { ...origin, 'Content-Type': 'application/json' },
    body: JSON.stringify(member),
  })
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  const keys = Buffer.from(`${firm.entityKey}:${firm.apiKey}`).toString('base64')
  const exported = await fetch(`${product.url}/api/v1/dossiers/2026-9000`, {
    method: 'PUT',
    headers: { Authorization: `Basic ${keys}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ description: 'Vente', parties }),
  })
  if (!session.ok || !exported.ok) throw new Error(`sign-in ${session.status}, export ${exported.status}`)
  const dossier = (await exported.json()) as MemberClient['dossier']
  return clientOf(product.url, { ...origin, Cookie: cookie }, dossier)
}

function clientOf(url: string, headers: Record<string, string>, dossier: MemberClient['dossier']): MemberClient {
  const api = `${url}/api/v1`
  const client: MemberClient = {
    dossier,
    at: (product) => clientOf(product.url, headers, dossier),
    send(method, path, body) {
      const json = body === undefined ? {} : { 'Content-Type': 'application/json' }
      const init = body === undefined ? {} : { body: JSON.stringify(body) }
      return fetch(`${api}${path}`, { method, headers: { ...headers, ...json }, ...init })
    },
    async begin(filename, size) {
      const metadata = uploadMetadata({ filename, dossierId: dossier.id })
      const announcement = { ...TUS, 'Upload-Length': String(size), 'Upload-Metadata': metadata }
      const begun = await fetch(`${api}/uploads`, { method: 'POST', headers: { ...headers, ...announcement } })
      if (begun.status !== 201) throw new Error(`upload of ${filename}: ${begun.status} ${await begun.text()}`)
      return (begun.headers.get('location') ?? '').replace('/api/v1', '')
    },
    head: (path) => fetch(`${api}${path}`, { method: 'HEAD', headers: { ...headers, ...TUS } }),
    offsetOf(path) {
      return until(async () => {
        const told = await client.head(path)
        if (told.status !== 423 && told.status !== 200) throw new Error(`HEAD ${path}: ${told.status}`)
        return told.status === 200 ? Number(told.headers.get('upload-offset')) : undefined
      }, `the offset of ${path}`)
    },
    patch(path, offset, content) {
      const at = { ...headers, ...TUS, ...PATCH_TYPE, 'Upload-Offset': String(offset) }
      return fetch(`${api}${path}`, { method: 'PATCH', headers: at, body: new Uint8Array(content) })
    },
    openPatch(path, offset, length) {
      const at = { ...headers, ...TUS, ...PATCH_TYPE, 'Upload-Offset': String(offset), 'Content-Length': length }
      const patch = request(`${api}${path}`, { method: 'PATCH', headers: at })
      const { promise: answered, resolve } = Promise.withResolvers<{ status: number; offset: number }>()
      patch.once('response', ({ statusCode = 0, headers: told }) =>
        resolve({ status: statusCode, offset: Number(told['upload-offset']) }),
      )
      patch.on('error', () => resolve({ status: 0, offset: NaN }))
      return { request: patch, answered }
    },
    upload(filename, content) {
      return new Promise((resolve, reject) => {
        const upload = new Upload(content, {
          endpoint: `${api}/uploads`,
          headers,
          metadata: { filename, dossierId: dossier.id },
          // A process that was killed needs seconds to be back, and its lease some more to end.
          retryDelays: Array.from({ length: 400 }, () => 250),
          onError: reject,
          onSuccess: () => resolve(),
        })
        upload.start()
      })
    },
    async documents(name) {
      const list = await client.send('GET', `/dossiers/${dossier.id}/documents?search=${encodeURIComponent(name)}`)
      const { items } = (await list.json()) as { items: DossierDocument[] }
      return items.filter((document) => document.name === name)
    },
    available(name) {
      return until(
        async () => (await client.documents(name)).find(({ state }) => state === 'available'),
        `${name} to be checked`,
      )
    },
    async read(name) {
      const { id } = await client.available(name)
      const content = await client.send('GET', `/documents/${id}/content`)
      if (content.status !== 200) throw new Error(`content of ${name}: ${content.status}`)
      return Buffer.from(await content.arrayBuffer())
    },
  }
  return client
}
