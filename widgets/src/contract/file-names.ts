import { FILE_NAME_MAX_BYTES } from './limits.ts'

const PROGRAMS = 'exe com scr msi bat cmd ps1 vbs js jse wsf hta lnk jar reg dll'.split(' ')
/** Documents and images that may run code where they are opened. */
const ACTIVE_PAGES = 'html htm xhtml svg mht xml'.split(' ')

/** Programs and active pages: refused by name, before a byte is sent (415). Every other type is taken. */
export const REFUSED_EXTENSIONS: ReadonlySet<string> = new Set([...PROGRAMS, ...ACTIVE_PAGES])

// C0, C1, the bidirectional marks that make « facture‮fdp.exe » look like a PDF, zero-width, fillers, the empty Braille cell.
const INVISIBLE = /[\p{Cc}\p{DI}\u2800]/gu

/** Text that reads as it is: nothing hidden, nothing that turns it around. */
export function withoutInvisibles(text: string): string {
  return text.replace(INVISIBLE, '')
}

/**
 * The name a file keeps: its last path segment, without invisible characters.
 * What only held dots, spaces or nothing becomes `document`.
 */
export function cleanFileName(raw: string): string {
  const base = raw.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const name = withoutInvisibles(base).trim()
  return /^[. ]*$/.test(name) ? 'document' : name
}

/** Why a name that somebody typed may not be, or null: it is kept whole, unlike the path of an upload. */
export function checkTypedName(typed: string): 'required' | 'file_name_separator' | null {
  const name = withoutInvisibles(typed).trim()
  if (/[/\\]/.test(name)) return 'file_name_separator'
  // Dots alone, or an extension of nothing.
  return /^[. ]*$|^\.[^.]*$/.test(name) ? 'required' : null
}

/** Lower-case extension without its dot, or the empty string. */
export function fileExtension(name: string): string {
  const trimmed = name.replace(/[. ]+$/, '')
  const dot = trimmed.lastIndexOf('.')
  return dot < 0 ? '' : trimmed.slice(dot + 1).toLowerCase()
}

/** Why a file may not be added, or null. `name` has been cleaned; `size` is in bytes. */
export function checkFile(
  file: { name: string; size: number },
  maxFileSize: number,
): 'empty_file' | 'file_too_large' | 'file_type_refused' | 'file_name_too_long' | null {
  if (isRefusedName(file.name)) return 'file_type_refused'
  if (byteLength(file.name) > FILE_NAME_MAX_BYTES) return 'file_name_too_long'
  if (file.size === 0) return 'empty_file'
  return file.size > maxFileSize ? 'file_too_large' : null
}

/** True for a refused name that is no program: its reader deserves another sentence. */
export function isActivePage(name: string): boolean {
  return ACTIVE_PAGES.includes(fileExtension(name))
}

/** Full-width letters are letters to Windows too, and « a.exe:b » is a stream of a.exe there. */
function isRefusedName(name: string): boolean {
  return name
    .normalize('NFKC')
    .split(':')
    .some((part) => REFUSED_EXTENSIONS.has(fileExtension(part)))
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

/** `image.jpg` → `image (2).jpg`, the first number that `isTaken` lets through; a stem too long gives way. */
export function nextFreeName(name: string, isTaken: (candidate: string) => boolean): string {
  if (!isTaken(name)) return name
  const extension = fileExtension(name) === '' ? '' : name.slice(name.lastIndexOf('.'))
  const stem = name.slice(0, name.length - extension.length)
  for (let n = 2; ; n++) {
    const end = ` (${n})${extension}`
    const candidate = cutToBytes(stem, FILE_NAME_MAX_BYTES - byteLength(end)) + end
    if (!isTaken(candidate)) return candidate
  }
}

/** As many whole characters as fit. */
function cutToBytes(text: string, bytes: number): string {
  let cut = text
  while (byteLength(cut) > bytes) cut = Array.from(cut).slice(0, -1).join('')
  return cut
}
