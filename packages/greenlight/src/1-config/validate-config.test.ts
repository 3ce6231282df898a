import assert from 'node:assert/strict'
import { it } from 'node:test'
import { validateConfig } from './validate-config.ts'

const problemsOf = (config: Readonly<Record<string, unknown>>) =>
  validateConfig(config, undefined).problems.map(({ code, message }) => `${code} ${message}`)

it('takes every key of gatsby-config', () => {
  const config = {
    siteMetadata: { title: 'a', siteUrl: 'https://example.org/' },
    pathPrefix: '/blog/',
    assetPrefix: 'https://cdn.example.org/',
    trailingSlash: 'ignore',
    jsxRuntime: 'automatic',
    jsxImportSource: 'preact',
    polyfill: true,
    flags: { FAST_DEV: true },
    mapping: { 'A.b': 'C' },
    graphqlTypegen: { typesOutputPath: 'types.d.ts' },
    headers: [{ source: '*', headers: [{ key: 'a', value: 'b' }] }],
    adapter: { name: 'a', adapt() {} },
    partytownProxiedURLs: ['https://example.org'],
    developMiddleware() {},
    proxy: { prefix: '/api', url: 'https://example.org' },
    plugins: [],
  }
  const { config: valid, problems } = validateConfig(config, undefined)
  assert.deepEqual(problems, [])
  assert.deepEqual(valid.proxy, [{ prefix: '/api', url: 'https://example.org' }])
  assert.deepEqual(valid.graphqlTypegen, {
    typesOutputPath: 'types.d.ts',
    documentSearchPaths: ['./gatsby-node.ts', './plugins/**/gatsby-node.ts'],
    generateOnBuild: false,
  })
})

it('says of each value what is wrong with it', () => {
  const wrong: readonly (readonly [config: Readonly<Record<string, unknown>>, message: RegExp])[] =
    [
      [{ trailingSlash: 'legacy' }, /trailingSlash/],
      [{ jsxRuntime: 'new' }, /jsxRuntime/],
      [{ siteMetadata: { siteUrl: 'no address' } }, /siteUrl/],
      [{ headers: [{ source: '*' }] }, /headers/],
      [{ adapter: { name: 'a' } }, /adapt/],
      [{ graphqlTypegen: 'yes' }, /graphqlTypegen/],
      [{ pathPrefix: '/a', assetPrefix: 'cdn' }, /assetPrefix/],
      [{ proxy: { prefix: '/api' } }, /proxy/],
      [{ partytownProxiedURLs: 'https://example.org' }, /partytownProxiedURLs/],
      [{ linkPrefix: '/a' }, /linkPrefix/],
    ]
  for (const [config, message] of wrong) {
    const problems = problemsOf(config)
    assert.equal(problems.length, 1, JSON.stringify(config) + problems)
    assert.match(problems[0] ?? '', message)
  }
})
