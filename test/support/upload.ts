import type { Answer, Caller, Zone } from './zone.ts'

/** Value of `Upload-Metadata` for these keys. */
export function uploadMetadata(metadata: Record<string, string>): string {
  return Object.entries(metadata)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')
}

/** Announces an upload; the answer's Location says where its bytes go. */
export function beginUpload(
  zone: Zone,
  caller: Caller | null,
  metadata: Record<string, string>,
  size: number,
): Promise<Answer> {
  return zone.call(caller, 'POST', '/uploads', undefined, {
    'Tus-Resumable': '1.0.0',
    'Upload-Length': String(size),
    'Upload-Metadata': uploadMetadata(metadata),
  })
}

/** A whole upload by tus, in one piece. @returns the answer to the last request that was made */
export async function upload(
  zone: Zone,
  caller: Caller,
  metadata: Record<string, string>,
  content = 'contenu',
): Promise<Answer> {
  const begun = await beginUpload(zone, caller, metadata, Buffer.byteLength(content))
  if (begun.status !== 201) return begun
  const path = new URL(begun.headers.get('location') ?? '', zone.deps.config.publicUrl).pathname.replace('/api/v1', '')
  return zone.call(caller, 'PATCH', path, content, {
    'Tus-Resumable': '1.0.0',
    'Upload-Offset': '0',
    'Content-Type': 'application/offset+octet-stream',
  })
}

/** A document of that name in the dossier, as a member adds it. @returns its id */
export async function addDocument(
  zone: Zone,
  member: Caller,
  dossierId: string,
  name: string,
  content?: string,
): Promise<string> {
  const done = await upload(zone, member, { filename: name, filetype: 'application/pdf', dossierId }, content)
  if (done.status !== 204) throw new Error(`upload of ${name}: ${done.status} ${JSON.stringify(done.body)}`)
  const list = await zone.call(member, 'GET', `/dossiers/${dossierId}/documents?search=${encodeURIComponent(name)}`)
  const items = list.body.items as { id: string; name: string }[]
  return (items.find((item) => item.name === name) ?? items[0])?.id ?? ''
}
