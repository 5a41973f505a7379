import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

/** Nobody's own machine is changed. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && process.env.CI === 'true' && existsSync('/usr/bin/apt-get')
}

export async function install(...packages: string[]): Promise<void> {
  const aptGet = (...args: string[]): Promise<unknown> =>
    promisify(execFile)('apt-get', ['-o', 'DPkg::Lock::Timeout=400', '-y', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 16 * 1024 * 1024,
    })
  await aptGet('update')
  await aptGet('install', '--no-install-recommends', ...packages)
}
