export { clamdScanner } from './clamd.ts'
export { ScannerUnreachable } from './scanner.ts'
export type { Scanner, Verdict } from './scanner.ts'
