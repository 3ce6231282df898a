import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { compiledFolder, loadConfig } from '#config'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder } from './site-folder.ts'

const load = (root: string) => loadConfig({ root, command: 'build' })

/** A configuration in every form in which Gatsby and Node can load it. */
const forms: readonly (readonly [name: string, files: Readonly<Record<string, string>>])[] = [
  ['CommonJS in .js', { 'gatsby-config.js': "module.exports = { siteMetadata: { title: 'a' } }" }],
  [
    'CommonJS in .cjs',
    { 'gatsby-config.cjs': "module.exports = { siteMetadata: { title: 'a' } }" },
  ],
  [
    'an ES module in .mjs',
    { 'gatsby-config.mjs': "export default { siteMetadata: { title: 'a' } }" },
  ],
  [
    'an ES module in .js',
    { 'gatsby-config.js': "export default { siteMetadata: { title: 'a' } }" },
  ],
  [
    'an ES module in .js of a module package',
    {
      'package.json': '{ "type": "module" }',
      'gatsby-config.js': "export default { siteMetadata: { title: 'a' } }",
    },
  ],
  [
    'CommonJS in .cjs of a module package',
    {
      'package.json': '{ "type": "module" }',
      'gatsby-config.cjs': "module.exports = { siteMetadata: { title: 'a' } }",
    },
  ],
  [
    'TypeScript',
    { 'gatsby-config.ts': "const title: string = 'a'\nexport default { siteMetadata: { title } }" },
  ],
  [
    'TypeScript of a module package',
    {
      'package.json': '{ "type": "module" }',
      'gatsby-config.ts':
        "import type { GatsbyConfig } from 'gatsby'\nconst config: GatsbyConfig = { siteMetadata: { title: 'a' } }\nexport default config",
    },
  ],
  [
    'TypeScript written as CommonJS',
    { 'gatsby-config.ts': "module.exports = { siteMetadata: { title: 'a' as string } }" },
  ],
]

describe('loadConfig', () => {
  for (const [name, files] of forms) {
    it(`loads ${name}`, async t => {
      const site = createSiteFolder(files)
      t.after(site.remove)
      const { config, problems } = await load(site.root)
      assert.deepEqual(problems, [])
      assert.deepEqual(config.gatsbyConfig.siteMetadata, { title: 'a' })
    })
  }

  it('fills in the defaults of Gatsby, with and without a configuration', async t => {
    const site = createSiteFolder({})
    t.after(site.remove)
    const { config } = await load(site.root)
    assert.equal(config.configFile, undefined)
    assert.deepEqual(config.gatsbyConfig, {
      polyfill: true,
      pathPrefix: '',
      jsxRuntime: 'classic',
      trailingSlash: 'always',
      graphqlTypegen: false,
      headers: [],
      plugins: [],
    })
  })

  it('normalises prefixes and addresses', async t => {
    const site = createSiteFolder({
      'gatsby-config.js':
        "module.exports = { pathPrefix: 'blog/', assetPrefix: 'https://cdn.example.com/', siteMetadata: { siteUrl: 'https://example.com//' }, graphqlTypegen: true }",
    })
    t.after(site.remove)
    const { gatsbyConfig } = (await load(site.root)).config
    assert.equal(gatsbyConfig.pathPrefix, '/blog')
    assert.equal(gatsbyConfig.assetPrefix, 'https://cdn.example.com')
    assert.deepEqual(gatsbyConfig.siteMetadata, { siteUrl: 'https://example.com' })
    assert.equal(
      typeof gatsbyConfig.graphqlTypegen === 'object' &&
        gatsbyConfig.graphqlTypegen.generateOnBuild,
      false,
    )
  })

  it('keeps places of TypeScript modules, imported ones included', async t => {
    const site = createSiteFolder({
      'gatsby-config.ts': `import { there, url, resolved } from './config/places'
export default { siteMetadata: { here: __dirname, file: __filename, there, url, resolved } }`,
      'config/places.ts': `export const there: string = __dirname
export const url: string = import.meta.url
export const resolved: string = require.resolve('./data.json')`,
      'config/data.json': '{}',
    })
    t.after(site.remove)
    const { gatsbyConfig } = (await load(site.root)).config
    assert.deepEqual(gatsbyConfig.siteMetadata, {
      here: site.root,
      file: site.path('gatsby-config.ts'),
      there: site.path('config'),
      url: `file://${site.path('config/places.ts')}`,
      resolved: site.path('config/data.json'),
    })
  })

  it('compiles TypeScript again only when an input has changed', async t => {
    const site = createSiteFolder({
      'gatsby-config.ts':
        "import { title } from './title'\nexport default { siteMetadata: { title } }",
      'title.ts': "export const title: string = 'a'",
    })
    t.after(site.remove)
    const { cacheFolder } = (await load(site.root)).config
    const compiled = () =>
      readdirSync(compiledFolder(cacheFolder)).filter(file => file.endsWith('.cjs'))
    const [first] = compiled()
    await load(site.root)
    assert.deepEqual(compiled(), [first])
    site.write({ 'title.ts': "export const title: string = 'b'" })
    const { config } = await load(site.root)
    assert.deepEqual(config.gatsbyConfig.siteMetadata, { title: 'b' })
    assert.equal(compiled().length, 2)
  })

  it('runs no compiled file, nor believes in a record of it, that was altered', async t => {
    const site = createSiteFolder({
      'gatsby-config.ts': "export default { siteMetadata: { title: 'as written' } }",
    })
    t.after(site.remove)
    const { cacheFolder } = (await load(site.root)).config
    const folder = compiledFolder(cacheFolder)
    const [output = '', record = ''] = readdirSync(folder).sort()
    for (const [name, from, to] of [
      [output, 'as written', 'as altered'],
      [record, 'gatsby-config.ts', 'gatsby-config.tt'],
      [record, 'inputs', 'inputz'],
    ] as const) {
      const file = join(folder, name)
      const text = readFileSync(file, 'utf8')
      assert.ok(text.includes(from), `${from} in ${name}`)
      writeFileSync(file, text.replaceAll(from, to))
      // In a process of its own: this one has loaded the module that is named by its content.
      const { code, stdout, stderr } = await runGreenlight(site.root, [
        'graphql',
        '{ site { siteMetadata { title } } }',
      ])
      assert.equal(code, 0, stderr)
      assert.match(stdout, /as written/)
      assert.equal(readFileSync(file, 'utf8'), text)
    }
  })

  it('merges themes: parents first, the site last, metadata deeply', async t => {
    const theme = (name: string, config: string) => ({
      [`node_modules/${name}/package.json`]: `{ "name": "${name}", "version": "1.0.0", "main": "index.js" }`,
      [`node_modules/${name}/index.js`]: '',
      [`node_modules/${name}/gatsby-config.js`]: config,
    })
    const site = createSiteFolder({
      'gatsby-config.js': `module.exports = {
        siteMetadata: { title: 'site', social: { b: 'site' } },
        plugins: [{ resolve: 'theme-child', options: { greeting: 'hi' } }, 'plain'],
      }`,
      ...theme(
        'theme-child',
        `module.exports = ({ greeting }) => ({
          siteMetadata: { greeting, title: 'child', social: { a: 'child' } },
          trailingSlash: 'never',
          plugins: ['theme-parent', 'plain'],
        })`,
      ),
      ...theme(
        'theme-parent',
        "module.exports = { jsxRuntime: 'automatic', trailingSlash: 'ignore' }",
      ),
      'node_modules/plain/package.json': '{ "name": "plain", "main": "index.js" }',
      'node_modules/plain/index.js': '',
    })
    t.after(site.remove)
    const { config, problems } = await load(site.root)
    assert.deepEqual(problems, [])
    assert.deepEqual(config.gatsbyConfig.siteMetadata, {
      greeting: 'hi',
      title: 'site',
      social: { a: 'child', b: 'site' },
    })
    assert.equal(config.gatsbyConfig.trailingSlash, 'never')
    assert.equal(config.gatsbyConfig.jsxRuntime, 'automatic')
    const child = site.path('node_modules/theme-child')
    assert.deepEqual(
      config.plugins.map(({ resolve, parentDir }) => [resolve, parentDir]),
      [
        ['theme-parent', child],
        ['plain', child],
        ['theme-child', site.root],
        ['plain', site.root],
      ],
    )
  })
})
