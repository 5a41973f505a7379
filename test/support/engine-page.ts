import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from './engine.ts'
import type { SampleFile } from './files.ts'
import { until } from './until.ts'

/** Runs in the page: keeps what goes wrong in it, and in the widgets, from now on. */
const WATCH = `
  const faults = (globalThis.faults = [])
  addEventListener('error', (event) => faults.push('error: ' + (event.message ?? event.target.src)), true)
  addEventListener('unhandledrejection', ({ reason }) => faults.push('rejection: ' + reason))
  addEventListener('securitypolicyviolation', (event) => faults.push('policy: ' + event.violatedDirective))
  addEventListener('jz-error', ({ code }) => faults.push('jz-error: ' + code))
  const { error } = console
  console.error = (...words) => (faults.push('console: ' + words.join(' ')), error(...words))`

/** Goes there; what goes wrong in the page is kept before its modules have come. */
export async function openPage(engine: Engine, url: string): Promise<void> {
  const { driver } = engine
  await driver.goTo('about:blank')
  await driver.goTo(url)
  const [address] = url.split('#')
  await until(async () => {
    const href = await driver.run<string>('return location.href')
    return href.split('#')[0] === address || undefined
  }, 'the page')
  await watch(engine)
}

/** The page or the frame that the driver is in. */
export function watch({ driver }: Engine): Promise<unknown> {
  return driver.run(WATCH)
}

/** What went wrong since it was opened, in the page or the frame that the driver is in. */
export function faultsOf({ driver }: Engine): Promise<string[]> {
  return driver.run<string[]>('return globalThis.faults')
}

/** JZ_PICTURES=folder keeps what the screen looks like now. */
export async function keepPicture({ driver }: Engine, name: string): Promise<void> {
  const folder = process.env.JZ_PICTURES
  if (folder === undefined) return
  writeFileSync(join(folder, `webkit-${name.replace(/\W+/g, '-')}.png`), await driver.screenshot())
}

/** Waits for the whole of it; while it comes it has less. */
export function downloadOf({ downloads }: Engine, { name, buffer }: SampleFile): Promise<Buffer> {
  return until(async () => {
    try {
      const bytes = readFileSync(join(downloads, name))
      return bytes.length >= buffer.length ? bytes : undefined
    } catch {
      return undefined
    }
  }, `the download of ${name}`)
}
