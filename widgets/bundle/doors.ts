import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const WIDGETS = resolve(import.meta.dirname, '..')
/** The door that registers all tags. */
export const ALL = 'juriszone'

const manifest = JSON.parse(readFileSync(resolve(WIDGETS, 'package.json'), 'utf8')) as {
  exports: Record<string, string>
  sideEffects: string[]
}

/** Patterns of the modules that do something when they are merely imported. */
export const SIDE_EFFECTS: readonly string[] = manifest.sideEffects

/** Path of the module behind each door that a page may load: what the package exports, save the types of the contract. */
export const DOORS: ReadonlyMap<string, string> = new Map(
  Object.entries(manifest.exports)
    .filter(([name, module]) => module.endsWith('.ts') && name !== './contract')
    .map(([name, module]) => [name === '.' ? ALL : name.slice('./'.length), module]),
)
