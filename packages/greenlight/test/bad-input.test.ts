import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { describe, it } from 'node:test'
import type { Problem } from '#diagnostics'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder, type SiteFolder } from './site-folder.ts'

/** The part of a problem that a case states; `file` is a path in the site. */
type Expected = Partial<Pick<Problem, 'code' | 'plugin' | 'hook' | 'file' | 'line'>> & {
  readonly message?: RegExp
  readonly hint?: RegExp
}

interface Case {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  readonly prepare?: (site: SiteFolder) => void
  readonly env?: Readonly<Record<string, string>>
  readonly expected: readonly Expected[]
}

const SITE = 'default-site-plugin'

/** A source that makes one node, so that a schema has something to hold. */
const oneNode = `
exports.sourceNodes = ({ actions, createContentDigest }) =>
  actions.createNode({ id: 'a', value: 1, internal: { type: 'Thing', contentDigest: 'a' } })`

const cases: readonly Case[] = [
  {
    name: 'a configuration that does not parse',
    files: { 'gatsby-config.js': 'module.exports = {\n  plugins: [,,\n}\n' },
    expected: [{ code: 'CONFIG_PARSE', file: 'gatsby-config.js', line: 3 }],
  },
  {
    name: 'a TypeScript configuration that does not parse',
    files: {
      'gatsby-config.ts': 'const title: string = "a"\nexport default { siteMetadata: { title } \n',
    },
    expected: [{ code: 'CONFIG_PARSE', file: 'gatsby-config.ts', line: 3 }],
  },
  {
    name: 'a file imported by the configuration that does not parse',
    files: {
      'gatsby-config.mjs': "import './title.mjs'\nexport default {}\n",
      'title.mjs': 'export const title = \n',
    },
    expected: [{ code: 'CONFIG_PARSE', file: 'title.mjs', line: 2 }],
  },
  {
    name: 'a configuration that throws',
    files: {
      'gatsby-config.ts':
        'const words: string[] = []\n\nthrow new Error("no title" + words)\nexport default {}\n',
    },
    expected: [{ code: 'CONFIG_LOAD', file: 'gatsby-config.ts', line: 3, message: /no title/ }],
  },
  {
    name: 'a configuration that imports what is not there',
    files: { 'gatsby-config.js': "\nconst x = require('no-such-package')\nmodule.exports = {}\n" },
    expected: [
      {
        code: 'CONFIG_LOAD',
        file: 'gatsby-config.js',
        line: 2,
        hint: /npm install no-such-package/,
      },
    ],
  },
  {
    name: 'a configuration that is a function',
    files: { 'gatsby-config.js': 'module.exports = () => ({})\n' },
    expected: [{ code: 'CONFIG_NOT_OBJECT', file: 'gatsby-config.js', message: /not a function/ }],
  },
  {
    name: 'a configuration under a name that is not read',
    files: { 'gatsby-config.tsx': 'export default {}\n' },
    expected: [{ code: 'CONFIG_MISPLACED', file: 'gatsby-config.tsx', hint: /gatsby-config\.ts/ }],
  },
  {
    name: 'several mistakes in one configuration, all in one report',
    files: {
      'gatsby-config.js': `module.exports = {
  siteMetdata: { title: 'a' },
  trailingSlash: 'sometimes',
  plugins: [
    'gatsby-source-filesytem',
    { resolve: 'gatsby-source-filesystem', options: { name: 3, path: 'content' } },
    false,
    { resolve: 'gatsby-transformer-json', option: { a: 1 } },
  ],
}
`,
    },
    expected: [
      { code: 'CONFIG_UNKNOWN_KEY', file: 'gatsby-config.js', line: 2, hint: /siteMetadata/ },
      { code: 'CONFIG_INVALID_VALUE', line: 3, message: /trailingSlash/ },
      { code: 'CONFIG_PLUGIN_NOT_FOUND', line: 5, hint: /gatsby-source-filesystem/ },
      {
        code: 'PLUGINS_INVALID_OPTIONS',
        plugin: 'gatsby-source-filesystem',
        file: 'gatsby-config.js',
        line: 6,
        message: /name/,
      },
      { code: 'CONFIG_INVALID_PLUGIN', line: 7, hint: /filter/ },
      { code: 'CONFIG_MISSPELT_OPTIONS', line: 8, hint: /options/ },
    ],
  },
  {
    name: 'a local plugin without package.json',
    files: {
      'gatsby-config.js': "module.exports = { plugins: ['my-plugin'] }\n",
      'plugins/my-plugin/gatsby-node.js': 'exports.onPreInit = () => {}\n',
    },
    expected: [{ code: 'CONFIG_PLUGIN_NO_MANIFEST', file: 'gatsby-config.js', line: 1 }],
  },
  {
    name: 'a hook that throws, in TypeScript',
    files: {
      'gatsby-node.ts':
        'interface Word { text: string }\n\nexport const onPreBootstrap = () => {\n  const word: Word | undefined = JSON.parse("null")\n  console.log(word!.text)\n}\n',
    },
    expected: [
      {
        code: 'PLUGINS_HOOK_FAILED',
        plugin: SITE,
        hook: 'onPreBootstrap',
        file: 'gatsby-node.ts',
        line: 5,
      },
    ],
  },
  {
    name: 'a hook of a local plugin that rejects',
    files: {
      'gatsby-config.js': "module.exports = { plugins: ['my-plugin'] }\n",
      'plugins/my-plugin/package.json': '{ "name": "my-plugin" }',
      'plugins/my-plugin/gatsby-node.mjs':
        'export async function sourceNodes() {\n  await null\n  throw new Error("no answer")\n}\n',
    },
    expected: [
      {
        code: 'PLUGINS_HOOK_FAILED',
        plugin: 'my-plugin',
        hook: 'sourceNodes',
        file: 'plugins/my-plugin/gatsby-node.mjs',
        line: 3,
        message: /no answer/,
      },
    ],
  },
  {
    name: 'a hook that never ends',
    files: { 'gatsby-node.js': '\nexports.sourceNodes = () => new Promise(() => {})\n' },
    env: { GREENLIGHT_SLOW_HOOK_SECONDS: '1' },
    expected: [
      {
        code: 'PLUGINS_HOOK_STUCK',
        plugin: SITE,
        hook: 'sourceNodes',
        file: 'gatsby-node.js',
        line: 2,
      },
    ],
  },
  {
    name: 'a hook that goes on for long is named while it runs',
    files: {
      'gatsby-node.js':
        'exports.onPreInit = async () => {\n  await new Promise(resolve => setTimeout(resolve, 5000))\n  throw new Error("at last")\n}\n',
    },
    env: { GREENLIGHT_SLOW_HOOK_SECONDS: '1' },
    expected: [
      { code: 'PLUGINS_HOOK_SLOW', plugin: SITE, hook: 'onPreInit' },
      { code: 'PLUGINS_HOOK_FAILED', plugin: SITE, hook: 'onPreInit', line: 3 },
    ],
  },
  {
    name: 'a promise that is rejected after its hook has ended',
    files: {
      'gatsby-node.js': `exports.onPreInit = () => {
  setTimeout(async () => { throw new Error('too late') }, 1)
}
exports.onPreBootstrap = () => new Promise(resolve => setTimeout(resolve, 300))
`,
    },
    expected: [
      {
        code: 'PLUGINS_LATE_REJECTION',
        plugin: SITE,
        file: 'gatsby-node.js',
        line: 2,
        message: /too late/,
      },
    ],
  },
  {
    name: 'reporter.panic',
    files: {
      'gatsby-node.js':
        "exports.sourceNodes = ({ reporter }) => {\n  try { reporter.panic('no token') } catch {}\n}\n",
    },
    expected: [
      {
        code: 'PLUGINS_REPORTED',
        plugin: SITE,
        hook: 'sourceNodes',
        file: 'gatsby-node.js',
        line: 2,
        message: /no token/,
      },
    ],
  },
  {
    name: 'an invalid node',
    files: {
      'gatsby-node.js':
        "exports.sourceNodes = ({ actions }) => {\n  actions.createNode({ id: 'a', internal: { type: 'Thing' } })\n}\n",
    },
    expected: [
      {
        code: 'NODES_INVALID',
        plugin: SITE,
        hook: 'sourceNodes',
        file: 'gatsby-node.js',
        line: 2,
        message: /contentDigest/,
      },
    ],
  },
  {
    name: 'two owners of a type',
    files: {
      'gatsby-config.js': "module.exports = { plugins: ['my-plugin'] }\n",
      'plugins/my-plugin/package.json': '{ "name": "my-plugin" }',
      'plugins/my-plugin/gatsby-node.js': oneNode,
      'gatsby-node.js': oneNode.replace("'a', value", "'b', value"),
    },
    expected: [
      {
        code: 'NODES_TYPE_OWNED',
        plugin: SITE,
        hook: 'sourceNodes',
        file: 'gatsby-node.js',
        line: 3,
        message: /my-plugin/,
      },
    ],
  },
  {
    name: 'types with a mistake',
    files: {
      'gatsby-node.js': `${oneNode}
exports.createSchemaCustomization = ({ actions }) => {
  actions.createTypes(\`
    type Thing implements Node {
      value: Int
      name String
    }
  \`)
}
`,
    },
    expected: [
      {
        code: 'SCHEMA_TYPE_DEFINITION',
        plugin: SITE,
        hook: 'createSchemaCustomization',
        file: 'gatsby-node.js',
        line: 8,
      },
    ],
  },
  {
    name: 'a query with a mistake in createPages',
    files: {
      'gatsby-node.js': `${oneNode}
exports.createPages = async ({ graphql }) => {
  const { data } = await graphql('{ allThing { nodes { valeu } } }')
}
`,
    },
    expected: [
      {
        code: 'API_QUERY_FAILED',
        plugin: SITE,
        hook: 'createPages',
        file: 'gatsby-node.js',
        line: 5,
        message: /Did you mean "value"/,
      },
    ],
  },
  {
    name: 'a page whose template does not exist',
    files: {
      'gatsby-node.js':
        "exports.createPages = ({ actions }) => {\n  actions.createPage({ path: '/a', component: '/no/such/file.js' })\n}\n",
    },
    expected: [
      {
        code: 'PAGES_COMPONENT',
        plugin: SITE,
        hook: 'createPages',
        file: 'gatsby-node.js',
        line: 2,
      },
    ],
  },
  {
    name: 'a page that would be written outside of the site',
    files: {
      'src/a.js': 'export default () => null',
      'gatsby-node.js':
        "const component = require.resolve('./src/a.js')\nexports.createPages = ({ actions }) => {\n  actions.createPage({ path: '/../../etc', component })\n}\n",
    },
    expected: [{ code: 'PAGES_ESCAPING_PATH', file: 'gatsby-node.js', line: 3 }],
  },
  {
    name: 'pages that would be lost behind others, with both sources',
    files: {
      'src/a.js': 'export default () => null',
      'src/pages/about.js': 'export default () => null',
      'gatsby-node.js':
        "const component = require.resolve('./src/a.js')\nexports.createPages = ({ actions }) => {\n  actions.createPage({ path: '/x/', component, context: { n: 1 } })\n  actions.createPage({ path: '/x/', component, context: { n: 2 } })\n  actions.createPage({ path: '/about/', component })\n  actions.createPage({ path: '/X/', component })\n}\n",
    },
    expected: [
      { code: 'PAGES_TWICE', file: 'gatsby-node.js', line: 4, message: /the site in createPages/ },
      {
        code: 'PAGES_TWICE',
        file: 'src/pages/about.js',
        message: /src\/a\.js.* gatsby-plugin-page-creator in createPagesStatefully/,
      },
      { code: 'PAGES_SAME_BUT_CASE', message: /\/x\/ of the site .*\/X\/ of the site/ },
    ],
  },
  {
    name: 'a webhook body that is no JSON',
    files: {},
    env: { GATSBY_INITIAL_WEBHOOK_BODY: '{ id: 1' },
    expected: [{ code: 'SITE_WEBHOOK_BODY', message: /GATSBY_INITIAL_WEBHOOK_BODY/ }],
  },
  {
    name: 'a folder that cannot be written',
    files: { '.cache': 'a file where the folder should be' },
    expected: [{ code: 'CACHE_NOT_WRITTEN' }],
  },
]

describe('bad input', { concurrency: 2 }, () => {
  for (const { name, files, prepare, env, expected } of cases) {
    it(`names ${name}`, async t => {
      const site = createSiteFolder(files)
      t.after(site.remove)
      prepare?.(site)
      const { code, problems, stderr } = await runGreenlight(
        site.root,
        ['graphql', '{ site { id } }', '--json'],
        env,
      )
      const told = JSON.stringify(problems, undefined, 2)
      assert.equal(code, 1, stderr)
      for (const wanted of expected) {
        assert.ok(
          problems.some(problem => fits(problem, wanted, site)),
          `${JSON.stringify(wanted)} ${wanted.message ?? ''} is not in ${told}`,
        )
      }
    })
  }

  it('names a query with an unknown field, and the field that was meant', async t => {
    const site = createSiteFolder({ 'gatsby-node.js': oneNode })
    t.after(site.remove)
    const { code, stdout } = await runGreenlight(site.root, [
      'graphql',
      '{ allThing { nodes { valeu } } }',
    ])
    assert.equal(code, 1)
    assert.match(stdout, /Did you mean \\"value\\"\?/)
  })

  it('names a link that leads in a circle, without waiting for long', async t => {
    const site = createSiteFolder({
      'gatsby-config.js': `module.exports = {
        plugins: [{ resolve: 'gatsby-source-filesystem', options: { name: 'a', path: __dirname + '/content' } }],
      }`,
      'content/a.txt': 'a',
    })
    t.after(site.remove)
    symlinkSync(site.path('content'), site.path('content/again'))
    const { code, problems } = await runGreenlight(
      site.root,
      ['graphql', '{ allFile { totalCount } }', '--json'],
      { GREENLIGHT_SLOW_HOOK_SECONDS: '600' },
    )
    assert.equal(code, 1, 'ends long before a slow hook would be named')
    const [problem] = problems
    assert.equal(problem?.plugin, 'gatsby-source-filesystem')
    assert.equal(problem?.hook, 'sourceNodes')
    assert.match(problem?.message ?? '', /ELOOP/)
    assert.ok(problem?.hint?.endsWith(site.path('content/again')), problem?.hint)
  })

  it('names files that transformers cannot read, each once', async t => {
    const site = createSiteFolder({
      'gatsby-config.js': `module.exports = {
        plugins: [
          { resolve: 'gatsby-source-filesystem', options: { name: 'a', path: __dirname + '/content' } },
          'gatsby-transformer-remark',
          'gatsby-transformer-yaml',
        ],
      }`,
      'content/post.md': '---\ntitle: "open\n---\n# Hello\n',
      'content/list.yaml': 'a: [\n',
    })
    t.after(site.remove)
    const { code, problems } = await runGreenlight(site.root, [
      'graphql',
      '{ allFile { totalCount } }',
      '--json',
    ])
    assert.equal(code, 1)
    const told = problems.map(({ message, plugin, hook }) => ({ message, plugin, hook }))
    assert.equal(told.length, 2, JSON.stringify(told))
    const [markdown, yaml] = told.sort((a, b) => (a.plugin ?? '').localeCompare(b.plugin ?? ''))
    assert.deepEqual(
      [markdown?.plugin, markdown?.hook],
      ['gatsby-transformer-remark', 'onCreateNode'],
    )
    assert.ok(markdown?.message.includes(site.path('content/post.md')), markdown?.message)
    assert.match(yaml?.message ?? '', /^onCreateNode failed for content\/list\.yaml: /)
  })

  it('goes on where Gatsby only warns', async t => {
    const site = createSiteFolder({
      'gatsby-config.js':
        "module.exports = { flags: { DEV_SRR: true }, plugins: [{ resolve: 'gatsby-source-filesystem', options: { name: 'a', path: __dirname + '/content', ignroe: [] } }] }\n",
      'gatsby-node.js': 'exports.onCreateNodes = () => {}\n',
      'content/a.txt': 'a',
    })
    t.after(site.remove)
    const { code, problems } = await runGreenlight(site.root, [
      'graphql',
      '{ allFile { totalCount } }',
      '--json',
    ])
    assert.equal(code, 0)
    assert.deepEqual(
      problems.map(({ code, severity, hint }) => [code, severity, hint]),
      [
        ['CONFIG_UNKNOWN_FLAG', 'warning', 'Did you mean "DEV_SSR"?'],
        ['PLUGINS_UNKNOWN_OPTION', 'warning', 'Did you mean "ignore"?'],
        ['PLUGINS_UNKNOWN_EXPORT', 'warning', 'Did you mean "onCreateNode"?'],
      ],
    )
  })
})

function fits(problem: Problem, wanted: Expected, site: SiteFolder): boolean {
  const { message, hint, file, ...exact } = wanted
  const entries: Readonly<Record<string, unknown>> = { ...problem }
  return (
    Object.entries(exact).every(([key, value]) => entries[key] === value) &&
    (file === undefined || problem.file === site.path(file)) &&
    (message === undefined || message.test(problem.message)) &&
    (hint === undefined || hint.test(problem.hint ?? ''))
  )
}
