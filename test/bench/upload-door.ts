import { uploadMetadata } from '../support/upload.ts'
import type { BenchServer, BenchZone } from './server-process.ts'

/** How a server takes a file. Plain data: clients in processes of their own are given it. */
export interface UploadDoor {
  /** Where tus announces an upload; null where bytes are simply put. */
  announce: { url: string; headers: Record<string, string> } | null
  url: string
  method: 'PATCH' | 'PUT'
  headers: Record<string, string>
}

const TUS = { 'Tus-Resumable': '1.0.0' }
const BYTES = { ...TUS, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' }

export function doorOfZone({ url, headers, dossierId }: BenchZone): UploadDoor {
  const metadata = uploadMetadata({ filename: 'mesure.bin', dossierId, keepBoth: '1' })
  return {
    announce: { url: `${url}/api/v1/uploads`, headers: { ...headers, ...TUS, 'Upload-Metadata': metadata } },
    url,
    method: 'PATCH',
    headers: { ...headers, ...BYTES },
  }
}

export function doorOfStockTus({ url }: BenchServer): UploadDoor {
  return { announce: { url: `${url}/uploads`, headers: TUS }, url, method: 'PATCH', headers: BYTES }
}

/** nginx, and the server that keeps nothing. */
export function doorOfPut({ url }: BenchServer): UploadDoor {
  return { announce: null, url, method: 'PUT', headers: {} }
}

/** @returns where the bytes go. @throws Error when it is refused */
export async function announceUpload(door: UploadDoor, size: number): Promise<string> {
  if (door.announce === null) return `${door.url}/${crypto.randomUUID()}`
  const { url, headers } = door.announce
  const answer = await fetch(url, { method: 'POST', headers: { ...headers, 'Upload-Length': String(size) } })
  if (answer.status !== 201) throw new Error(`upload refused: ${answer.status} ${await answer.text()}`)
  return new URL(answer.headers.get('location') ?? '', url).href
}
