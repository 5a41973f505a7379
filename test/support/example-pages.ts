import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'

const README = resolve(import.meta.dirname, '../../widgets/src/host/README.md')

/** The pages that the bridge’s documentation shows, in its order. */
export function examplePages(): { inWebView: string; inFrame: string; around: string } {
  const [inWebView, inFrame, around] = [...readFileSync(README, 'utf8').matchAll(/```html\n(.*?)```/gs)].map(
    ([, html]) => html,
  )
  if (inWebView === undefined || inFrame === undefined || around === undefined) throw new Error('A page is missing')
  return { inWebView, inFrame, around }
}

export interface Site {
  origin: string
  /** What it answers at a path: a page, or what its own back end says. */
  paths: Map<string, string | ((url: URL) => Promise<Response>)>
  stop(): Promise<void>
}

/** A site of somebody else. */
export async function startSite(host: '127.0.0.1' | 'localhost'): Promise<Site> {
  // Browsers ask every site for one.
  const paths: Site['paths'] = new Map([['/favicon.ico', '']])
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://site')
    const what = paths.get(url.pathname)
    if (typeof what === 'function') {
      const answered = await what(url)
      response.writeHead(answered.status, { 'Content-Type': 'application/json' }).end(await answered.text())
    } else response.writeHead(what === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8' }).end(what)
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://${host}:${(server.address() as AddressInfo).port}`,
    paths,
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
