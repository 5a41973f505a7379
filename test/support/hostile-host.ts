import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Product } from './product.ts'

export interface TokenWish {
  dossier?: string
  member?: string
  keys?: { entityKey: string; apiKey: string }
  origin?: string
}

export interface PageOptions {
  styles?: string
  /** Its own code parses markup, so it cannot ask for Trusted Types. */
  mayParse?: boolean
  /** Instead of the script that registers all tags. */
  head?: string
}

/** A site of somebody else, with a back end that mints tokens and pages that hold no script of their own. */
export interface HostileHost {
  origin: string
  /** What the pages' CSP refused. */
  violations: string[]
  /** Puts a page at a path. @returns its address */
  page(path: string, body: string, options?: PageOptions): string
  /** As its back end asks for one, with the firm's keys. */
  token(wish?: TokenWish): Promise<string>
  stop(): Promise<void>
}

/** The zone is `localhost`, this is `127.0.0.1`: another site. Its pages load a zone's script, its own styles, no more. */
export async function startHostileHost(product: Product): Promise<HostileHost> {
  const pages = new Map<string, { body: string } & PageOptions>()
  const violations: string[] = []
  const policy = [
    "default-src 'none'",
    `script-src ${product.url}`,
    `style-src 'self' ${product.url}`,
    `connect-src ${product.url}`,
    "base-uri 'none'",
    "form-action 'none'",
    'report-uri /violations',
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ]

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host')
    if (pathname === '/violations') violations.push(await text(request))
    const isStyles = pathname === '/host.css'
    const page = pages.get(isStyles ? (searchParams.get('of') ?? '') : pathname)
    response.writeHead(page === undefined ? 404 : 200, {
      'Content-Type': `text/${isStyles ? 'css' : 'html'}; charset=utf-8`,
      'Content-Security-Policy': (page?.mayParse ? policy.slice(0, -2) : policy).join('; '),
    })
    response.end(isStyles ? page?.styles : page && documentOf(product.url, pathname, page))
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    origin,
    violations,
    page(path, body, options = {}) {
      pages.set(path, { body, ...options })
      return origin + path
    },
    async token({ dossier, member = product.facts.member.email, keys = product.facts.firm, ...wish } = {}) {
      const asked = {
        member: { email: member },
        origin: wish.origin ?? origin,
        ...(dossier !== undefined && { dossier }),
      }
      const answered = await askAsHost(product, keys, 'POST', '/embed-tokens', asked)
      return ((await answered.json()) as { token: string }).token
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** A call with the two keys of a firm, as a practice software makes it. */
export async function askAsHost(
  product: Product,
  { entityKey, apiKey }: { entityKey: string; apiKey: string },
  method: string,
  path: string,
  body: unknown,
): Promise<Response> {
  const answer = await fetch(`${product.url}/api/v1${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Basic ${Buffer.from(`${entityKey}:${apiKey}`).toString('base64')}`,
    },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer
}

function documentOf(zoneUrl: string, path: string, { body, head }: { body: string } & PageOptions): string {
  return `<!doctype html>
<html lang="fr-CA">
<head>
<meta charset="utf-8">
<title>Intranet</title>
<link rel="stylesheet" href="/host.css?of=${path}">
${head ?? `<script type="module" src="${zoneUrl}/widgets/juriszone.js"></script>`}
</head>
<body>${body}</body>
</html>`
}
