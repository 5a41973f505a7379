// The registry that wrote package-lock.json may not serve the native packages of other platforms. npm then leaves
// them out of the lock and `npm ci` refuses it (EUSAGE, "Missing: … from lock file"). This adds an entry for each, and
// drops what no page needs. Run it after every `npm install`.
import { readFileSync, writeFileSync } from 'node:fs'

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32', 'aix']
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** What pdf.js draws with in Node, a native program: browsers have a canvas of their own. */
const UNWANTED = /^node_modules\/@napi-rs\/canvas(-|$)/

interface Entry {
  version?: string
  dev?: true
  optional?: true
  os?: string[]
  cpu?: string[]
  libc?: string[]
  integrity?: string
  link?: true
  optionalDependencies?: Record<string, string>
}

export interface Lock {
  packages: Record<string, Entry>
}

function withoutUnwanted({ packages }: Lock): Lock {
  const kept = Object.entries(packages).filter(([key]) => !isUnwanted(key))
  for (const [, entry] of kept) {
    const { optionalDependencies: all } = entry
    if (all === undefined) continue
    for (const name of Object.keys(all)) if (isUnwanted(hoisted(name))) delete all[name]
    if (Object.keys(all).length === 0) delete entry.optionalDependencies
  }
  return { packages: Object.fromEntries(kept) }
}

function isUnwanted(key: string): boolean {
  return UNWANTED.test(key)
}

function hoisted(name: string): string {
  return `node_modules/${name}`
}

/** Optional dependencies with an exact version that the lock does not hold, as the entries to add. */
export function missingEntries({ packages }: Lock): [key: string, entry: Entry][] {
  const missing: [string, Entry][] = []
  for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      // A range means an ordinary package, which npm resolves by itself.
      if (!/^\d/.test(version) || resolveFrom(packages, parent, name)?.version === version) continue
      const path = hoisted(name)
      const key = path in packages ? `${parent}/${path}` : path
      missing.push([key, { version, ...platformOf(name), ...(dev && { dev }), optional: true }])
    }
  }
  return missing
}

/** As Node does: the nearest node_modules first, then each one above. */
function resolveFrom(packages: Lock['packages'], parent: string, name: string): Entry | undefined {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const found = packages[`${folder && `${folder}/`}node_modules/${name}`]
    if (found || folder === '') return found
  }
}

/** Native packages name their platform: `@rolldown/binding-linux-x64-gnu`. */
function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[-/]/)
  const cpu = PROCESSORS.filter((processor) => words.includes(processor))
  const os = SYSTEMS.filter((system) => words.includes(system))
  const libc = os[0] !== 'linux' ? [] : name.includes('musl') ? ['musl'] : name.includes('gnu') ? ['glibc'] : []
  return Object.fromEntries(Object.entries({ cpu, os, libc }).filter(([, values]) => values.length > 0))
}

if (import.meta.main) {
  const file = new URL('../package-lock.json', import.meta.url)
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
  const { packages: wanted } = withoutUnwanted(lock)
  const missing = missingEntries({ packages: wanted })
  const packages = [...Object.entries(wanted), ...missing].toSorted(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`)
  console.log(`package-lock.json: ${missing.length} entries added`)
}
