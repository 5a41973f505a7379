import type { Plugin } from 'rolldown'

const ENTRY = '\0door/'
const LATE = '\0late/'

/** Stands for another door that is loaded late. */
export function lateDoor(name: string): string {
  return `${LATE}${name}`
}

/**
 * Entries that hold nothing, and name all that they need at once, so that the browser asks for it in one go.
 * What loads another door late comes in by one of its own: a hashed chunk, never the entry of a newer deployment.
 */
export function thinEntries(modules: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'thin-entries',
    resolveId(name, importer) {
      if (importer === undefined && modules.has(name)) return `${ENTRY}${name}`
      return isThin(importer) ? { id: name, moduleSideEffects: true } : null
    },
    load(id) {
      if (!isThin(id)) return null
      const module = JSON.stringify(modules.get(id.slice(ENTRY.length)))
      return id.startsWith(ENTRY) ? `export * from ${module}` : `import ${module}`
    },
    generateBundle(_, files) {
      for (const entry of Object.values(files)) {
        if (entry.type !== 'chunk' || !entry.isEntry) continue
        const needed = new Set(entry.imports)
        for (const name of needed) {
          const file = files[name]
          if (file?.type === 'chunk') for (const deeper of file.imports) needed.add(deeper)
        }
        const late = [...needed].filter((name) => !entry.imports.includes(name))
        entry.code = late.map((name) => `import"./${name}";`).join('') + entry.code
        entry.imports.push(...late)
      }
    },
  }
}

function isThin(id = ''): boolean {
  return id.startsWith(ENTRY) || id.startsWith(LATE)
}
