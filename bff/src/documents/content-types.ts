import { fileExtension } from '@juriszone/widgets/contract'

/** Kinds of file that people know by their extension, and the signatures that such a file may begin with. */
const SIGNATURES: Record<string, string> = {
  pdf: 'pdf',
  png: 'png apng',
  jpg: 'jpg',
  jpeg: 'jpg',
  gif: 'gif',
  webp: 'webp',
  tif: 'tif',
  tiff: 'tif',
  bmp: 'bmp',
  heic: 'heic avif',
  heif: 'heic avif',
  // Under a password, Microsoft puts its newer formats into the older container.
  docx: 'docx zip cfb',
  xlsx: 'xlsx zip cfb',
  pptx: 'pptx zip cfb',
  odt: 'odt zip',
  ods: 'ods zip',
  odp: 'odp zip',
  // Microsoft's older formats share one signature; some programs write RTF under .doc.
  doc: 'cfb rtf',
  xls: 'cfb',
  ppt: 'cfb',
  rtf: 'rtf',
  zip: 'zip',
  // Text has no signature: whatever shows one is something else.
  txt: '',
  csv: '',
}

/** Their media types, the first extension of each being the one a download takes. */
const EXTENSION_OF_TYPE: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/tiff': 'tif',
  'image/heic': 'heic',
  'application/rtf': 'rtf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
}

const PROGRAMS = new Set(['exe', 'elf', 'macho', 'class', 'lnk', 'jar', 'reg', 'apk', 'deb', 'rpm', 'msi'])
const MACROS = new Set('docm dotm xlsm xltm xlam pptm potm ppsm ppam'.split(' '))

/**
 * Whether content must be looked at by a notary before it goes further: a program, Office macros,
 * or a known signature under the extension of another kind. Unknown content under an unknown extension may pass.
 * @param signature extension that the content itself shows, if any
 */
export function mustBeHeld(name: string, signature: string | undefined): boolean {
  const extension = fileExtension(name)
  if (MACROS.has(extension)) return true
  if (signature === undefined) return false
  if (PROGRAMS.has(signature) || MACROS.has(signature)) return true
  const expected = SIGNATURES[extension]
  return expected !== undefined && !expected.split(' ').includes(signature)
}

/**
 * The name that a version is downloaded under: its document's, but for a signed PDF of « acte.docx »,
 * which no program would open under that name.
 */
export function downloadName(documentName: string, type: string): string {
  const extension = fileExtension(documentName)
  const real = EXTENSION_OF_TYPE[type]
  if (real === undefined || SIGNATURES[extension] === undefined) return documentName
  if (SIGNATURES[extension] === SIGNATURES[real]) return documentName
  return `${documentName.slice(0, -extension.length)}${real}`
}
