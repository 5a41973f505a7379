import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installEngine, isEngineHere, startEngine, type Engine } from './engine.ts'
import type { SampleFile } from './files.ts'
import { startProduct, type Product } from './product.ts'

/** An engine, the product that it opens, and the files on its reader's computer. */
export interface EngineDesk {
  engine: Engine
  product: Product
  pathOf: (file: SampleFile) => string
  stop: () => Promise<void>
}

/** It takes minutes where the engine is yet to be installed. */
export async function openEngineDesk(files: readonly SampleFile[]): Promise<EngineDesk> {
  if (!isEngineHere()) await installEngine()
  const computer = mkdtempSync(join(tmpdir(), 'jz-computer-'))
  const pathOf = ({ name }: SampleFile): string => join(computer, name)
  for (const file of files) writeFileSync(pathOf(file), file.buffer)
  const product = await startProduct()
  const engine = await startEngine()
  const stop = async (): Promise<void> => {
    await engine.stop()
    await product.stop()
    rmSync(computer, { recursive: true, force: true })
  }
  return { engine, product, pathOf, stop }
}
