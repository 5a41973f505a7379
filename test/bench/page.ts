import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { bundle } from '../../widgets/bundle/index.ts'
import { launchBrowser } from '../support/browser.ts'

const HTML = '<!doctype html><html lang="fr-CA"><meta charset="utf-8"><title>bench</title><body style="margin: 0">'

/** A page of `pages/`, built as the widgets are; each sample gets a fresh one. Calls to a zone are never answered. */
export class BenchPage implements AsyncDisposable {
  #browser: Browser
  #address: string
  #close: () => void

  private constructor(browser: Browser, address: string, close: () => void) {
    this.#browser = browser
    this.#address = address
    this.#close = close
  }

  static async open(name: string): Promise<BenchPage> {
    const files = new Map(
      (await bundle(new Map([['page', `../test/bench/pages/${name}.ts`]]))).map((file) => [file.fileName, file.code]),
    )
    const server = createServer((request, response) => {
      const path = (request.url ?? '/').slice(1)
      if (path.startsWith('api/')) return
      const code = files.get(path)
      const type = code === undefined ? 'text/html' : 'text/javascript'
      response.setHeader('Content-Type', `${type}; charset=utf-8`)
      response.end(code ?? `${HTML}<script type="module" src="/page.js"></script>`)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return new BenchPage(await launchBrowser(), `http://127.0.0.1:${port}/`, () => {
      server.closeAllConnections()
      server.close()
    })
  }

  /** Calls a function that the page has set on `globalThis`. */
  async sample<Result>(name: string, ...args: unknown[]): Promise<Result> {
    const page: Page = await this.#browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.setDefaultTimeout(120_000)
    try {
      await page.goto(this.#address)
      await page.waitForFunction((key) => key in globalThis, name)
      return (await page.evaluate(([key, values]) => Reflect.get(globalThis, key)(...values), [
        name,
        args,
      ] as const)) as Result
    } finally {
      await page.close()
    }
  }

  async samples<Result>(rounds: number, name: string, ...args: unknown[]): Promise<Result[]> {
    const found: Result[] = []
    while (found.length < rounds) found.push(await this.sample<Result>(name, ...args))
    return found
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close()
    this.#close()
  }
}
