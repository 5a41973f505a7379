// `npm run dev`: the BFF restarts when its sources change, the widgets are built again when theirs do.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { buildWidgets } from '../widgets/build.ts'

const SOURCES = resolve(import.meta.dirname, '../widgets/src')

await buildWidgets()
const bff = spawn(process.execPath, ['--watch', 'bff/src/main.ts'], { stdio: 'inherit' })
bff.once('exit', (code) => process.exit(code ?? 1))

let building: Promise<void> | undefined
for await (const _change of watch(SOURCES, { recursive: true })) {
  // An editor writes a file in several steps: one build answers them all.
  building ??= delay(100)
    .then(buildWidgets)
    .catch((error: unknown) => console.error(String(error)))
    .finally(() => (building = undefined))
}
