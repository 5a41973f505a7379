import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'

export interface SampleFile {
  name: string
  mimeType: string
  buffer: Buffer
}

export function pdf(name: string, words: string): SampleFile {
  const buffer = Buffer.from(
    `%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n% ${words}\ntrailer <</Root 1 0 R>>\n%%EOF\n`,
  )
  return { name, mimeType: 'application/pdf', buffer }
}

/** One that a reader can show: a page for each of these words. */
export function readablePdf(name: string, pages: readonly string[]): SampleFile {
  const thing = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
  return pdfOf(
    name,
    pages.map((words) => ({ drawing: `BT /It 36 Tf 72 700 Td (${words}) Tj ET`, kind: 'Font', thing })),
  )
}

/** Black or white, one bit a pixel, coded as a scanner does it. */
export interface Scan {
  filter: 'JBIG2Decode' | 'FlateDecode'
  width: number
  height: number
  bytes: Buffer
}

/** A page for each of these scans. */
export function scannedPdf(name: string, scans: readonly Scan[]): SampleFile {
  return pdfOf(
    name,
    scans.map(({ filter, width, height, bytes }) => ({
      drawing: '612 0 0 792 0 0 cm /It Do',
      kind: 'XObject',
      thing: stream(
        `/Subtype /Image /Filter /${filter} /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 1`,
        bytes.toString('latin1'),
      ),
    })),
  )
}

interface PdfPage {
  drawing: string
  kind: 'Font' | 'XObject'
  /** What the drawing calls `/It`. */
  thing: string
}

function pdfOf(name: string, pages: readonly PdfPage[]): SampleFile {
  const kids = pages.map((_, index) => `${3 + 3 * index} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...pages.flatMap(({ drawing, kind, thing }, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${4 + 3 * index} 0 R /Resources << /${kind} << /It ${5 + 3 * index} 0 R >> >> >>`,
      stream('', drawing),
      thing,
    ]),
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  const end = `trailer << /Root 1 0 R /Size ${objects.length + 1} >>\nstartxref\n${text.length}\n%%EOF\n`
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(text + table + end, 'latin1') }
}

function stream(facts: string, body: string): string {
  return `<< ${facts} /Length ${body.length} >>\nstream\n${body}\nendstream`
}

/** A grey image of this size. */
export function png(name: string, width: number, height: number): SampleFile {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits of grey.
  head.set([8, 0, 0, 0, 0], 8)
  // A filter's byte before each row.
  const rows = deflateSync(Buffer.alloc((width + 1) * height, 0))
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  const buffer = Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
  return { name, mimeType: 'image/png', buffer }
}

export function jpeg(name: string): SampleFile {
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from('ffd8ffe000104a464946', 'hex') }
}

/** Picks a file, or what lies at these paths, in the explorer that this opens. */
export async function pickFile(
  page: Page,
  file: SampleFile | string | string[],
  open: () => Promise<void>,
): Promise<void> {
  const [explorer] = await Promise.all([page.waitForEvent('filechooser'), open()])
  await explorer.setFiles(file)
}

/** The bytes that this downloads. */
export async function downloaded(page: Page, start: () => Promise<void>): Promise<Buffer> {
  const [begun] = await Promise.all([page.waitForEvent('download'), start()])
  return readFileSync(await begun.path())
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
