#!/usr/bin/env node
// Plain JavaScript that any Node can read: on an old one the TypeScript behind it, and the database, would only crash.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  process.stderr.write(
    `jz needs Node 24 or newer; this is Node ${process.versions.node}.\nRun it as « npx jz » in the project's folder, after « npm ci ».\n`,
  )
  process.exit(78)
}
await import('../src/cli.ts')
