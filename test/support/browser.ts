import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Chromium from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

const DEBIAN = '/usr/bin/chromium'

/** Nothing leaves the machine and nothing asks. Chromium refuses its sandbox to root only. */
export const BROWSER_FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
]

/** Path of a Chromium: `CHROME_BIN`, else Debian’s, else the packaged one. */
export async function findBrowser(): Promise<string> {
  const installed = process.env.CHROME_BIN ?? DEBIAN
  return existsSync(installed) ? installed : unpackBrowser()
}

/** A headless Chromium; the caller closes it. */
export async function launchBrowser(args: string[] = BROWSER_FLAGS): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args })
}

/**
 * Unpacks the packaged Chromium (Linux, x64) once, outside the tree.
 * Whole or not at all: the package takes whatever is named `chromium` in the temporary folder, half written or not.
 */
async function unpackBrowser(): Promise<string> {
  const folder = join(tmpdir(), 'juriszone-chromium')
  if (!existsSync(folder)) {
    const partial = await mkdtemp(`${folder}-`)
    const { TMPDIR } = process.env
    process.env.TMPDIR = partial
    try {
      await Chromium.executablePath()
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = TMPDIR
    }
    // Another process may have been first.
    await rename(partial, folder).catch(() => rm(partial, { recursive: true }))
  }
  return join(folder, 'chromium')
}
