import { execFile } from 'node:child_process'
import { chmodSync, existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * A program of this machine, or of Debian's packages unpacked aside: nothing is installed.
 * @returns undefined when it is not to be had
 */
export function findProgram(path: string, packages: string[]): Promise<string | undefined> {
  return existsSync(path) ? Promise.resolve(path) : unpack(path, packages).catch(() => undefined)
}

/** Lists of packages may be fetched by root only. */
async function unpack(path: string, packages: string[]): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const directory = mkdtempSync(join(tmpdir(), 'jz-debian-'))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  await run('apt-get', ['-o', 'DPkg::Lock::Timeout=400', 'update'])
  await run('apt-get', ['download', ...packages], { cwd: directory })
  for (const archive of globSync('*.deb', { cwd: directory }))
    await run('dpkg-deb', ['-x', archive, directory], { cwd: directory })
  // It finds the libraries that came with it.
  const libraries = globSync(join(directory, 'usr/lib/*-linux-gnu')).join(':')
  const starter = join(directory, 'start')
  writeFileSync(starter, `#!/bin/sh\nLD_LIBRARY_PATH='${libraries}' exec '${join(directory, path)}' "$@"\n`)
  chmodSync(starter, 0o700)
  await run(starter, ['-v']).catch((error: { code?: unknown }) => {
    // Some say their version and leave with 1.
    if (error.code !== 1) throw error
  })
  return starter
}
