import { html } from 'hono/html'
import type { createRoutes } from '../services/http/index.ts'

type ApiDocument = ReturnType<ReturnType<typeof createRoutes>['getOpenAPI31Document']>

interface Operation {
  description?: string
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: { content?: Record<string, { schema?: unknown }> }
  responses?: Record<string, { description?: string }>
}

/**
 * The OpenAPI document as a page without a script, so that it lives under the same strict policy as the portal.
 * The readers on the market weigh megabytes and want inline scripts on the origin that serves the deeds.
 */
export function apiDocsPage(document: ApiDocument) {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation,
    })),
  )
  return html`<!doctype html>
    <html lang="en-CA">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${document.info.title}</title>
        <link rel="icon" href="/favicon.ico" type="image/svg+xml" />
        <link rel="stylesheet" href="/api/v1/docs.css" />
      </head>
      <body>
        <h1>${document.info.title}</h1>
        <p>${document.info.description ?? ''} <a href="/api/v1/openapi.json">openapi.json</a></p>
        <nav aria-label="Operations">
          <ul>
            ${operations.map(
              ({ method, path }) =>
                html`<li>
                  <a href="#${anchor(method, path)}"><b>${method}</b> ${path}</a>
                </li> `,
            )}
          </ul>
        </nav>
        ${operations.map(({ method, path, operation }) => operationHtml(method, path, operation))}
      </body>
    </html>`
}

function anchor(method: string, path: string): string {
  return `${method}${path.replace(/\W+/g, '-')}`.toLowerCase()
}

function operationHtml(method: string, path: string, operation: Operation) {
  const body = operation.requestBody?.content?.['application/json']?.schema
  const parameters = operation.parameters ?? []
  return html`<section id="${anchor(method, path)}">
    <h2><b>${method}</b> ${path}</h2>
    ${operation.description === undefined ? '' : html`<p>${operation.description}</p>`}
    ${
      parameters.length === 0
        ? ''
        : html`<ul>
            ${parameters.map((one) => html`<li><code>${one.name}</code> (${one.in}${one.required === true ? ', required' : ''})</li> `)}
          </ul>`
    }
    ${body === undefined ? '' : html`<pre>${JSON.stringify(body, null, 2)}</pre>`}
    <ul>
      ${Object.entries(operation.responses ?? {}).map(([status, { description }]) => html`<li><b>${status}</b> ${description ?? ''}</li> `)}
    </ul>
  </section>`
}

export const API_DOCS_STYLES = `body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1f2a44; background: #fcfbf8; font: 16px/1.5 sans-serif; }
h1, h2 { font-weight: 400; }
h2 { margin-top: 2rem; border-top: 1px solid #e2dcd0; padding-top: 1rem; font-size: 1.1rem; }
pre { overflow: auto; padding: 1rem; background: #f4f1ea; }
a { color: #24508a; }
`
