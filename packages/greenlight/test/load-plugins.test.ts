import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { compiledFolder, loadConfig } from '#config'
import { loadPlugins } from '#plugins'
import { isFunction } from '#support/is-function'
import { createSiteFolder } from './site-folder.ts'

async function load(root: string) {
  const { config, problems } = await loadConfig({ root, command: 'build' })
  assert.deepEqual(problems, [])
  return loadPlugins(config, { compiled: compiledFolder(config.cacheFolder) })
}

const INTERNAL = [
  'dev-404-page',
  'load-babel-config',
  'internal-data-bridge',
  'prod-404-500',
  'webpack-theme-component-shadowing',
  'bundle-optimisations',
  'functions',
]

describe('loadPlugins', () => {
  it('lists plugins in the order of Gatsby, sub-plugins after their plugin', async t => {
    const site = createSiteFolder({
      'gatsby-config.js': `module.exports = {
        plugins: [
          { resolve: 'gatsby-transformer-remark', options: { plugins: ['gatsby-remark-prismjs', { resolve: 'gatsby-remark-smartypants', options: { dashes: 'oldschool' } }] } },
          'local',
        ],
      }`,
      'plugins/local/package.json': '{ "name": "local" }',
      'plugins/local/gatsby-node.ts': 'export const onPreInit = (): void => {}',
      'gatsby-node.mjs': 'export const onCreateNode = () => {}\nexport const helper = 1\n',
      'gatsby-browser.tsx':
        "import React from 'react'\nexport const wrapRootElement = ({ element }) => <b>{element}</b>\n",
      'gatsby-ssr.js': 'exports.onRenderBody = () => {}\n',
    })
    t.after(site.remove)
    const { plugins, problems } = await load(site.root)
    assert.deepEqual(
      plugins.map(({ name }) => name),
      [
        ...INTERNAL,
        'gatsby-transformer-remark',
        'gatsby-remark-prismjs',
        'gatsby-remark-smartypants',
        'local',
        ...Array.from({ length: INTERNAL.length + 2 }, () => 'gatsby-plugin-page-creator'),
        'gatsby-plugin-typescript',
        'default-site-plugin',
        'gatsby-plugin-page-creator',
        'partytown',
      ],
    )
    const named = (name: string) => plugins.find(plugin => plugin.name === name)
    assert.deepEqual(named('default-site-plugin')?.nodeAPIs, ['onCreateNode'])
    assert.deepEqual(named('default-site-plugin')?.browserAPIs, ['wrapRootElement'])
    assert.deepEqual(named('default-site-plugin')?.ssrAPIs, ['onRenderBody'])
    assert.deepEqual(named('local')?.nodeAPIs, ['onPreInit'])
    assert.deepEqual(
      problems.map(({ code, plugin }) => [code, plugin]),
      [['PLUGINS_UNKNOWN_EXPORT', 'default-site-plugin']],
    )
  })

  it('gives ids, options and modules as Gatsby does', async t => {
    const site = createSiteFolder({
      'gatsby-config.js': `module.exports = {
        plugins: [{ resolve: 'gatsby-transformer-remark', options: { plugins: ['gatsby-remark-prismjs'] } }],
      }`,
    })
    t.after(site.remove)
    const { plugins } = await load(site.root)
    const named = (name: string) => plugins.find(plugin => plugin.name === name)
    assert.equal(named('default-site-plugin')?.id, '7374ebf2-d961-52ee-92a2-c25e7cb387a9')
    const remark = named('gatsby-transformer-remark')
    assert.deepEqual(remark?.subPluginPaths, ['plugins'])
    const [prism] = remark?.pluginOptions.plugins ?? []
    assert.equal(
      prism,
      named('gatsby-remark-prismjs'),
      'the record in the options is the one listed',
    )
    assert.equal(typeof named('gatsby-remark-prismjs')?.module, 'function')
    assert.deepEqual(named('gatsby-remark-prismjs')?.pluginOptions.plugins, [])
  })

  it('takes defaults of the schemas into the options', async t => {
    const site = createSiteFolder({
      'gatsby-config.js':
        "module.exports = { plugins: [{ resolve: 'gatsby-remark-images', options: { maxWidth: '500' } }, { resolve: 'gatsby-plugin-mdx' }] }",
    })
    t.after(site.remove)
    const { plugins } = await load(site.root)
    const options = (name: string) => plugins.find(plugin => plugin.name === name)?.pluginOptions
    assert.equal(options('gatsby-remark-images')?.maxWidth, 500, 'converted to a number')
    assert.deepEqual(options('gatsby-plugin-mdx')?.extensions, ['.mdx'])
    assert.deepEqual(options('gatsby-plugin-mdx')?.gatsbyRemarkPlugins, [])
  })

  it('has a stand-in for the TypeScript plugin where Gatsby is not installed', async t => {
    const root = mkdtempSync(join(tmpdir(), 'greenlight-alone-'))
    t.after(() => rmSync(root, { recursive: true }))
    const { plugins, hooksOf } = await load(root)
    const typescript = plugins.find(({ name }) => name === 'gatsby-plugin-typescript')
    assert.ok(typescript)
    assert.deepEqual(typescript.nodeAPIs, ['resolvableExtensions'])
    const { resolvableExtensions } = hooksOf(typescript)
    assert.ok(isFunction(resolvableExtensions))
    assert.deepEqual(resolvableExtensions(), ['.ts', '.tsx'])
  })
})
