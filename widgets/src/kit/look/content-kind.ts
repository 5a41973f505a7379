import type { LookKind } from './look.ts'

/** What the bytes are, whatever the name says; null for all that is never shown. */
export function kindByContent(bytes: ArrayBuffer): { kind: LookKind; type: string } | null {
  // Latin-1 keeps every byte as one character. A PDF may begin within its first 1024 bytes.
  const head = new TextDecoder('latin1').decode(new Uint8Array(bytes, 0, Math.min(bytes.byteLength, 1024)))
  const image = SIGNATURES.find(([signature]) => signature.test(head))?.[1]
  if (image !== undefined) return { kind: 'image', type: image }
  return head.includes('%PDF-') ? { kind: 'pdf', type: 'application/pdf' } : null
}

// TextDecoder takes latin1 for windows-1252: 0x89 reads « ‰ ».
const SIGNATURES: [signature: RegExp, type: string][] = [
  [/^\u2030PNG\r\n\x1a\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF[^]{4}WEBP/, 'image/webp'],
  [/^[^]{4}ftypavi[fs]/, 'image/avif'],
]
