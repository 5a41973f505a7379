// Runs on old versions of Node too: the SQLite driver dies there without a word, so this speaks first.
const major = Number(process.versions.node.split('.')[0])

if (major < 24) {
  console.error(
    `JurisZone needs Node 24 or later, and this is Node ${process.versions.node} (${process.execPath}).\n` +
      'npm run uses the copy that npm ci puts in node_modules. If it is missing: npm rebuild node',
  )
  process.exit(1)
}
