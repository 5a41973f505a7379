// Loaded with --import before the product: only then is a line « failpoint: NAME » of its sources more than a comment.
import { registerHooks } from 'node:module'

/** `NAME`, or `NAME:3` for the third time it is reached. */
const [name, count = '1'] = process.env.JZ_FAILPOINT?.split(':') ?? []
let left = Number(count)

function reachFailpoint(reached: string): void {
  if (reached === name && --left === 0) process.kill(process.pid, 'SIGKILL')
}
Object.assign(globalThis, { reachFailpoint })

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    if (!url.includes('/bff/src/') || loaded.source === undefined || loaded.source === null) return loaded
    const text = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source)
    return { ...loaded, source: text.replaceAll(/^\s*\/\/ failpoint: ([\w.]+)$/gm, "globalThis.reachFailpoint('$1')") }
  },
})
