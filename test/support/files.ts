import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
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

export function jpeg(name: string): SampleFile {
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from('ffd8ffe000104a464946', 'hex') }
}

/** Picks a file, or what lies at a path, in the explorer that this opens. */
export async function pickFile(page: Page, file: SampleFile | string, open: () => Promise<void>): Promise<void> {
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
