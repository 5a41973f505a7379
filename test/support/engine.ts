import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { install } from './debian.ts'
import { until } from './until.ts'
import { WebDriver } from './webdriver.ts'

/** WebKitGTK: what applications of a Linux desktop embed, as WebView2 is on Windows. */
export interface Engine {
  driver: WebDriver
  /** Where its downloads arrive. */
  downloads: string
  stop(): Promise<void>
}

const [XVFB, DRIVER, BROWSER] = ['/usr/bin/Xvfb', '/usr/bin/WebKitWebDriver', '/usr/lib/*/webkit2gtk-4.*/MiniBrowser']

export function isEngineHere(): boolean {
  return existsSync(XVFB) && existsSync(DRIVER) && globSync(BROWSER).length > 0
}

export function installEngine(): Promise<void> {
  return install('webkit2gtk-driver', 'xvfb')
}

/** A window of 1280 × 900 on a screen and in a home of its own; the caller stops it. */
export async function startEngine(): Promise<Engine> {
  const home = mkdtempSync(join(tmpdir(), 'jz-engine-'))
  const downloads = join(home, 'downloads')
  mkdirSync(downloads)
  writeFileSync(join(home, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`)
  const children: ChildProcess[] = []
  let driver: WebDriver | undefined

  async function stop(): Promise<void> {
    await driver?.close().catch(() => undefined)
    for (const child of children.toReversed()) await end(child)
    rmSync(home, { recursive: true, force: true })
  }
  try {
    const screen = spawn(XVFB, ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    children.push(screen)
    const display = await firstWords(screen.stdio[3] as Readable)
    const port = await freePort()
    const env = { ...process.env, DISPLAY: `:${display}`, HOME: home, XDG_CONFIG_HOME: home, GDK_BACKEND: 'x11' }
    children.push(spawn(DRIVER, [`--port=${port}`], { env, stdio: 'ignore' }))
    const url = `http://127.0.0.1:${port}`
    await until(
      () =>
        fetch(`${url}/status`)
          .then(({ ok }) => ok || undefined)
          .catch(() => undefined),
      'the driver',
    )
    driver = await WebDriver.open(url, {
      // The listeners of a test are in the page before its modules have come.
      pageLoadStrategy: 'none',
      'webkitgtk:browserOptions': { binary: globSync(BROWSER)[0], args: ['--automation'] },
    })
    await driver.resize(1280, 900)
    return { driver, downloads, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The stream stays open: the screen ends when nobody listens. */
function firstWords(stream: Readable): Promise<string> {
  return new Promise((done, fail) => {
    stream.once('data', (words: Buffer) => done(words.toString().trim()))
    stream.once('end', () => fail(new Error('the screen ended before it had a number')))
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await ended
}
