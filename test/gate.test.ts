import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const IMPORTS = 'eslint(no-restricted-imports)'
const PROPERTIES = 'eslint(no-restricted-properties)'

/** Where a file stands, what it says, and the rule that must refuse it. */
const refused: [path: string, source: string, rule: string][] = [
  ['widgets/src/contract/dates.ts', `import 'node:util'`, IMPORTS],
  ['widgets/src/contract/lists.ts', `export * from '../kit/rows.ts'`, IMPORTS],
  ['widgets/src/client/screen.ts', `import { html } from 'lit'\nhtml\`\``, IMPORTS],
  ['widgets/src/client/rows.ts', `export * from '../kit/rows.ts'`, IMPORTS],
  ['widgets/src/kit/opener.ts', `export const open = () => import('../portal/jz-portal.ts')`, IMPORTS],
  ['widgets/src/kit/disk.ts', `export * from 'node:fs'`, IMPORTS],
  ['widgets/src/kit/raw.ts', `export { unsafeHTML } from 'lit/directives/unsafe-html.js'`, IMPORTS],
  ['widgets/src/recipient-inbox/docs.ts', `export * from '../dossier-docs/events.ts'`, IMPORTS],
  ['widgets/src/dossier-docs/steps.ts', `export * from '../share-wizard/steps.ts'`, IMPORTS],
  ['widgets/src/portal/server.ts', `export * from '../../../bff/src/shares/index.ts'`, IMPORTS],
  ['widgets/src/index.ts', `export * from '../../test/fakes/bff.ts'`, IMPORTS],
  ['bff/src/platform/mail.ts', `export * from '../services/mail/index.ts'`, IMPORTS],
  ['bff/src/services/mail/send.ts', `export * from '../../dossiers/index.ts'`, IMPORTS],
  ['bff/src/shares/told.ts', `export * from '../notifications/index.ts'`, IMPORTS],
  ['bff/src/shares/room.ts', `export * from '../documents/documents.store.ts'`, IMPORTS],
  ['bff/src/returns/inbox.ts', `export * from '../recipients/inbox.store.ts'`, IMPORTS],
  ['bff/src/shares/mounted.ts', `export * from '../app.ts'`, IMPORTS],
  ['bff/src/shares/set.ts', `export * from '../config.ts'`, IMPORTS],
  ['bff/src/shares/client.ts', `export * from '@juriszone/widgets'`, IMPORTS],
  ['bff/src/app.ts', `export * from './main.ts'`, IMPORTS],
  ['widgets/src/kit/inner.ts', `export const fill = (a: Element) => (a.innerHTML = '')`, PROPERTIES],
  [
    'bff/src/platform/web.ts',
    `import { Readable } from 'node:stream'\nexport const web = (a: Readable) => Readable.toWeb(a)`,
    PROPERTIES,
  ],
  [
    'bff/src/platform/hono.ts',
    `export const add = (app: { mount(path: string): void }) => app.mount('/a')`,
    PROPERTIES,
  ],
  ['bff/src/platform/port.ts', `export const port = process.env.PORT`, 'node(no-process-env)'],
  ['bff/src/platform/one.ts', `import { two } from './two.ts'\nexport const one = () => two`, 'import(no-cycle)'],
  ['bff/src/platform/two.ts', `import { one } from './one.ts'\nexport const two = () => one`, 'import(no-cycle)'],
  [
    'bff/src/platform/later.ts',
    `const later = async () => 1\nexport const now = () => {\n  later()\n}`,
    'typescript(no-floating-promises)',
  ],
  ['bff/src/platform/some.ts', `export const some = (a: any) => a`, 'typescript(no-explicit-any)'],
  ['bff/src/platform/long.ts', '\nexport {}'.repeat(301), 'eslint(max-lines)'],
  [
    'widgets/src/kit/twice.ts',
    'import { html } from \'lit\'\nexport const a = (b: string) => html`<p title=${b} title="c"></p>`',
    'lit(no-duplicate-template-bindings)',
  ],
  [
    'widgets/src/kit/listen.ts',
    `export class Ear extends HTMLElement {\n  connectedCallback() {\n    window.addEventListener('a', this.hear)\n  }\n  hear() {}\n}`,
    'wc(require-listener-teardown)',
  ],
]

const accepted: [path: string, source: string][] = [
  ['bff/src/config.ts', `export const port = process.env.PORT`],
  ['bff/src/cli.ts', `export * from './config.ts'`],
  ['bff/src/returns/take.ts', `export type { Config } from '../config.ts'\nexport * from '../shares/index.ts'`],
  ['bff/src/platform/words.ts', `export * from '@juriszone/widgets/contract'`],
  ['widgets/src/dossier-docs/share.ts', `export const open = () => import('../share-wizard/jz-share-wizard.ts')`],
  ['widgets/src/portal/home.ts', `export * from '../dossier-docs/jz-dossier-docs.ts'\nexport * from '../kit/rows.ts'`],
]

describe('the lint gate', () => {
  // Inside the tree, so that plug-ins and types resolve as they do for the product.
  const folder = join(ROOT, '.tmp', `gate-${process.pid}`)
  const found = new Map<string, Set<string>>()
  let status: number | null

  beforeAll(() => {
    const put = (path: string, source: string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), `${source}\n`)
    }
    put('oxlint.config.ts', `export { default } from '../../oxlint.config.ts'`)
    put('tsconfig.json', `{ "extends": "../../tsconfig.json", "include": ["**/*.ts"] }`)
    for (const [path, source] of [...refused, ...accepted]) put(path, source)

    const paths = [...refused, ...accepted].map(([path]) => path)
    const lint = spawnSync('oxlint', ['-f', 'json', ...paths], { cwd: folder, encoding: 'utf8' })
    status = lint.status
    const { diagnostics } = JSON.parse(lint.stdout) as { diagnostics: { filename: string; code: string }[] }
    for (const { filename, code } of diagnostics) found.set(filename, (found.get(filename) ?? new Set()).add(code))
  }, 60_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('fails as a command', () => expect(status).toBe(1))

  it.each(refused)('refuses %s', (path, _source, rule) => {
    expect([...(found.get(path) ?? [])]).toContain(rule)
  })

  it.each(accepted)('accepts %s', (path) => {
    expect([...(found.get(path) ?? [])]).toEqual([])
  })
})
