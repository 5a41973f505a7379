import { defineConfig, type OxlintOverride } from 'oxlint'

/**
 * The floors of the house, ground floor first: a folder imports only from the lines above its own.
 * Two folders on one line share types at most.
 */
const FLOORS = {
  widgets: [
    ['contract'],
    ['client'],
    ['kit'],
    ['zone', 'dossier-docs', 'share-wizard', 'recipient-inbox', 'upload-box', 'preview'],
    ['portal', 'host'],
  ],
  bff: [
    ['platform', 'schema'],
    ['services'],
    // The stages, in the order of a document’s path.
    ['dossiers'],
    ['documents'],
    ['shares'],
    ['recipients'],
    ['returns'],
    ['deposits'],
    ['notifications'],
    ['demo', 'doctor'],
  ],
}
const STAGES = FLOORS.bff.slice(2, -1).flat()

interface Ban {
  group: string[]
  importNames?: string[]
  message: string
  allowTypeImports?: boolean
}

/** Every path that climbs out of its folder and down into one of `folders`. */
const into = (folders: string[]) => folders.map((folder) => `../**/${folder}/**`)

const NO_RAW_HTML: Ban = { group: ['lit/directives/unsafe-*'], message: 'Text reaches a page escaped.' }
const NO_TESTS: Ban = { group: into(['test', 'storybook']), message: 'The product does not know its tests.' }
const ONE_SECOND: Ban = {
  group: ['@open-wc/testing'],
  importNames: ['waitUntil'],
  message: 'A busy machine takes longer than a second: support/wait-until.ts.',
}
const NO_NODE: Ban = { group: ['node:*', '@juriszone/bff', ...into(['bff'])], message: 'Widgets run in browsers.' }
const NO_SCREEN: Ban = { group: ['lit', 'lit/**', '@lit/**'], message: 'The client has no screen.' }
const NOTHING_ELSE: Ban = { group: ['*', '!./**'], message: 'The contract imports nothing outside itself.' }
const CONTRACT_ONLY: Ban = {
  group: ['@juriszone/widgets', '@juriszone/widgets/**', '!@juriszone/widgets/contract', ...into(['widgets'])],
  message: 'The BFF takes only @juriszone/widgets/contract.',
}
const CONFIG_TYPE: Ban = {
  group: ['./config.ts', '../**/config.ts'],
  message: 'The configuration comes in by the door: import its type only.',
  allowTypeImports: true,
}
const NO_ENTRY: Ban = {
  group: ['./main.ts', './cli.ts', '../**/main.ts', '../**/cli.ts'],
  message: 'This file starts when it is imported.',
}
const NO_APP: Ban = { group: ['../**/app.ts'], message: 'The application mounts the stages, not the reverse.' }
const STAGE_DOORS: Ban = {
  // All but index.ts. A negated pattern would not do: it also opens what another ban has closed.
  group: STAGES.flatMap((stage) => ['[!i]*', 'i[!n]*', 'in[!d]*'].map((name) => `../**/${stage}/${name}`)),
  message: 'A stage is known by its index.ts.',
}

function otherFloors(floors: string[][], folder: string): Ban[] {
  const own = floors.findIndex((floor) => floor.includes(folder))
  const beside = into((floors[own] ?? []).filter((other) => other !== folder))
  // The path itself runs from a dossier into the share wizard.
  if (folder === 'dossier-docs') beside.push('!../share-wizard/jz-share-wizard.ts')
  const above = into(floors.slice(own + 1).flat())
  return [
    { group: beside, message: `${folder}/ shares types at most with its own floor.`, allowTypeImports: true },
    { group: above, message: `${folder}/ imports from lower floors only.` },
  ].filter((ban) => ban.group.length > 0)
}

// The last override that matches a file replaces the rule, so each one says all that its files may not import.
function restrict(glob: string, bans: Ban[]): OxlintOverride {
  return { files: [glob], rules: { 'no-restricted-imports': ['error', { patterns: [NO_RAW_HTML, ...bans] }] } }
}

function restrictWidgets(folder: string) {
  const bans = [...otherFloors(FLOORS.widgets, folder), NO_NODE, NO_TESTS]
  if (folder === 'client') bans.push(NO_SCREEN)
  if (folder === 'contract') bans.push(NOTHING_ELSE)
  return restrict(`widgets/src/${folder}/**`, bans)
}

function restrictBff(folder: string) {
  const bans = [...otherFloors(FLOORS.bff, folder), CONTRACT_ONLY, NO_ENTRY, NO_TESTS]
  if (folder !== 'demo') bans.push(CONFIG_TYPE, NO_APP)
  if (STAGES.includes(folder)) bans.push(STAGE_DOORS)
  return restrict(`bff/src/${folder}/**`, bans)
}

export default defineConfig({
  plugins: ['eslint', 'oxc', 'typescript', 'unicorn', 'import', 'promise', 'node'],
  jsPlugins: ['eslint-plugin-lit', 'eslint-plugin-wc'],
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['**/dist/**', '**/data/**', '**/.tmp/**'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    eqeqeq: 'error',
    'max-lines': ['error', { max: 300 }],
    'no-console': 'error',
    'no-restricted-imports': ['error', { patterns: [NO_RAW_HTML] }],
    'no-restricted-properties': [
      'error',
      { property: 'innerHTML', message: 'Text reaches a page escaped.' },
      { property: 'outerHTML', message: 'Text reaches a page escaped.' },
      { object: 'Readable', property: 'toWeb', message: 'It reads on after the client has left.' },
    ],
    'no-var': 'error',
    'no-warning-comments': 'error',
    'prefer-const': 'error',
    'import/no-cycle': 'error',
    // Registering a tag is an import with no name.
    'import/no-unassigned-import': 'off',
    // The compiler knows how CommonJS is imported, this rule does not.
    'import/default': 'off',
    // File names are cleaned of control characters.
    'no-control-regex': 'off',
    'no-underscore-dangle': 'off',
    'unicorn/consistent-function-scoping': 'off',
    // What JSON holds is asserted once, where it is read.
    'typescript/no-unsafe-type-assertion': 'off',
    // The compiler’s noImplicitReturns knows the types.
    'typescript/consistent-return': 'off',
    'node/no-process-env': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
  },
  overrides: [
    {
      files: ['widgets/src/**'],
      rules: {
        'lit/attribute-value-entities': 'error',
        'lit/binding-positions': 'error',
        'lit/lifecycle-super': 'error',
        'lit/no-classfield-shadowing': 'error',
        'lit/no-duplicate-template-bindings': 'error',
        'lit/no-invalid-escape-sequences': 'error',
        'lit/no-invalid-html': 'error',
        'lit/no-legacy-imports': 'error',
        'lit/no-legacy-template-syntax': 'error',
        'lit/no-property-change-update': 'error',
        'lit/no-this-assign-in-render': 'error',
        'lit/no-value-attribute': 'error',
        'wc/attach-shadow-constructor': 'error',
        'wc/guard-super-call': 'error',
        'wc/no-child-traversal-in-attributechangedcallback': 'error',
        'wc/no-child-traversal-in-connectedcallback': 'error',
        'wc/no-closed-shadow-root': 'error',
        'wc/no-constructor-attributes': 'error',
        'wc/no-constructor-params': 'error',
        'wc/no-customized-built-in-elements': 'error',
        'wc/no-invalid-element-name': 'error',
        'wc/no-invalid-extends': 'error',
        'wc/no-self-class': 'error',
        'wc/no-typos': 'error',
        'wc/require-listener-teardown': 'error',
      },
    },
    {
      files: ['bff/src/**'],
      rules: {
        'no-restricted-properties': [
          'error',
          { object: 'Readable', property: 'toWeb', message: 'It reads on after the client has left.' },
          { property: 'mount', message: 'Hono hands a mounted handler a copy of the request: write app.all().' },
        ],
      },
    },
    restrict('widgets/src/*', [NO_NODE, NO_TESTS]),
    ...FLOORS.widgets.flat().map(restrictWidgets),
    restrict('bff/src/*', [CONTRACT_ONLY, CONFIG_TYPE, NO_ENTRY, NO_TESTS]),
    restrict('bff/src/{main,cli,run}.ts', [CONTRACT_ONLY, NO_TESTS]),
    ...FLOORS.bff.flat().map(restrictBff),
    restrict('test/{widgets,support}/**', [ONE_SECOND]),
    {
      files: ['bff/src/{main,cli,run}.ts', '.ci/**', 'widgets/*.ts', 'test/{run,bench/run}.ts'],
      rules: { 'no-console': 'off' },
    },
    { files: ['bff/src/config.ts', '.ci/**', 'widgets/*.ts', 'test/**'], rules: { 'node/no-process-env': 'off' } },
  ],
})
