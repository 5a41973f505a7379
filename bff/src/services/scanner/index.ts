export { createContentReader } from './content-reader.ts'
export type { ContentReader } from './content-reader.ts'
export type { Content } from './read-content.ts'
export { ScannerUnreachable } from './scanner.ts'
