import { readFile } from 'node:fs/promises'
import { join, matchesGlob } from 'node:path'
import type { Plugin } from 'rolldown'
import { ALL, SIDE_EFFECTS, WIDGETS } from './doors.ts'
import { lateDoor } from './thin-entries.ts'

/**
 * What there may be but once on a page: Lit, whose second copy is refused its Trusted Types policy; the problems, which
 * are told by their class; and the upload libraries, the heaviest part that comes late.
 */
const ONCE =
  /\/node_modules\/(@lit\/reactive-element|lit-element)\/|\/(lit\/index|lit-html\/lit-html)\.js$|\/client\/(zone-problem|uploads\/tus-engine)\.ts$|\/upload-box\/dashboard\.ts$/

/**
 * Gives each door a copy of its own of every other module, named by a query. A chunk that two doors share brings each
 * what only the other needs, and beside it compression begins anew: 3 KiB more for each.
 */
export const doorCopies = (doors: ReadonlyMap<string, string>): Plugin => ({
  name: 'door-copies',
  async resolveId(name, importer, { kind }) {
    const door = doorOf(importer ?? '')
    if (importer === undefined || door === undefined) return null
    const found = await this.resolve(name, withoutDoor(importer), { kind, skipSelf: true })
    if (!found || found.id.startsWith('\0') || ONCE.test(found.id)) return found
    // A tag that comes late is the one that its own door registers; the door with all tags has it already.
    const late = kind === 'dynamic-import' && door !== ALL ? nameOfDoor(doors, found.id) : undefined
    if (late !== undefined) return { id: lateDoor(late), moduleSideEffects: true }
    return { ...found, ...(hasEffects(found.id) && { moduleSideEffects: true }), id: ofDoor(found.id, door) }
  },
  load: {
    filter: { id: /\?[a-z-]+$/ },
    async handler(id) {
      const path = withoutDoor(id)
      const [, type] = /\.(ts|json)$/.exec(path) ?? []
      return { code: await readFile(path, 'utf8'), moduleType: type === 'ts' || type === 'json' ? type : 'js' }
    },
  },
})

export function ofDoor(path: string, door: string): string {
  return `${path}?${door}`
}

export function doorOf(id: string): string | undefined {
  return /\?([a-z-]+)$/.exec(id)?.[1]
}

export function withoutDoor(id: string): string {
  return id.replace(/\?[a-z-]+$/, '')
}

/** The package says so of paths, and is not asked of a name with a query. */
function hasEffects(path: string): boolean {
  return SIDE_EFFECTS.some((pattern) => matchesGlob(path, join(WIDGETS, pattern)))
}

function nameOfDoor(doors: ReadonlyMap<string, string>, path: string): string | undefined {
  return [...doors.keys()].find((name) => join(WIDGETS, doors.get(name) ?? '') === path)
}
