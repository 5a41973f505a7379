import { fileExtension } from '../../contract/index.ts'

/** What a browser holds in memory twice, on a phone too; the words name it. */
const HEAVIEST = 50e6

/** By what a list tells of it: whether « Aperçu » is worth offering, and fetching a byte for. The bytes decide in the end. */
export function hasPreview(file: { name: string; size: number }): boolean {
  return file.size <= HEAVIEST && /^(pdf|png|jpe?g|gif|webp|avif)$/.test(fileExtension(file.name))
}
