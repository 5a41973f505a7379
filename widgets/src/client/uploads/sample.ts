import { SAMPLE_BYTES } from '../../contract/index.ts'

/** SHA-256, lower-case hex, of size in decimal ‖ first 64 KiB ‖ last 64 KiB: tells a file chosen again from another. */
export async function sampleOf(file: Blob): Promise<string> {
  const ends = new Blob([String(file.size), file.slice(0, SAMPLE_BYTES), file.slice(-SAMPLE_BYTES)])
  const digest = await crypto.subtle.digest('SHA-256', await ends.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
