import { execFile } from 'node:child_process'
import { productEnv, ROOT } from './product.ts'
import type { Product } from './product.ts'

/** What `jz doctor` says of the product's data, be it running or not; empty when all holds. */
export function findFaults(product: Product, ...options: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['bff/src/cli.ts', 'doctor', ...options],
      { cwd: ROOT, env: productEnv(product) },
      (failure, said, complaints) => resolve(failure === null ? '' : `${said}${complaints}`),
    )
  })
}
