import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

/** Twenty-four letters that nothing else holds; small ones, as folded text has no others. */
export function newMarker(): string {
  return Array.from({ length: 24 }, () => String.fromCodePoint(97 + randomInt(26))).join('')
}

/** Every way in which words lie in a file, and that a search for them would miss. */
function formsOf(marker: string): Map<string, Buffer> {
  const bytes = Buffer.from(marker)
  const utf16 = Buffer.from(marker, 'utf16le')
  const forms = new Map([
    ['utf-8', bytes],
    ['utf-16le', utf16],
    ['utf-16be', Buffer.from(utf16).swap16()],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['HEX', Buffer.from(bytes.toString('hex').toUpperCase())],
  ])
  // Base64 depends on where among three bytes the words begin; the letters at both ends hold their neighbours too.
  for (const shift of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes, Buffer.alloc(2)])
    for (const encoding of ['base64', 'base64url'] as const) {
      const text = shifted.toString(encoding)
      forms.set(`${encoding} +${shift}`, Buffer.from(text.slice(4, Math.floor((shift + bytes.length) / 3) * 4)))
    }
  }
  return forms
}

/**
 * Looks for markers in every file of a folder and in the names of the files.
 * @param except paths in it that are passed over, with all that is beneath them
 * @returns what was found, and where
 */
export function findMarkers(folder: string, markers: readonly string[], except: readonly string[] = []): string[] {
  const forms = markers.flatMap((marker) => [...formsOf(marker)])
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
    if (except.some((passed) => path === passed || path.startsWith(`${passed}${sep}`))) return []
    const content = readIfThere(join(folder, path))
    return forms
      .filter(([, form]) => path.includes(form.toString('latin1')) || content.includes(form))
      .map(([form, bytes]) => `${path}: ${form} ${bytes.toString('latin1')}`)
  })
}

/** Files come and go while the product runs. */
function readIfThere(path: string): Buffer {
  try {
    return statSync(path).isFile() ? readFileSync(path) : Buffer.alloc(0)
  } catch {
    return Buffer.alloc(0)
  }
}

/** Content that cannot be told from noise, but for the marker in every four KiB. */
export function markedContent(noise: Buffer, marker: string): Buffer {
  for (let at = 0; at + marker.length <= noise.length; at += 4096) noise.write(marker, at)
  return noise
}
