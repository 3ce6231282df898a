import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import { assetsByName } from './asset-manifests.ts'
import { listIneffective } from './ineffective-settings.ts'
import { createWebpackStage, type WebpackStage } from './inert-config.ts'
import { treatmentOf } from './module-rules.ts'
import { translateConfig } from './translate-config.ts'
import { summarize } from './treatments.ts'

const newStage = () =>
  createWebpackStage('build-javascript', { root: '/site', extensions: ['.js', '.ts'] })

/** What `plugins.<name>(...)` gives within the hook. */
function call(
  stage: WebpackStage,
  kind: 'plugins' | 'loaders' | 'rules',
  name: string,
  ...args: unknown[]
) {
  const makers = stage.hookArguments[kind]
  const make = isRecord(makers) ? makers[name] : undefined
  assert.ok(isFunction(make), `${kind}.${name}`)
  return make(...args)
}

const translate = (stage: WebpackStage) =>
  translateConfig(stage.config(), {
    root: '/site',
    stage: 'build-javascript',
    variables: { SET: 'a value' },
  })

/** What becomes of a file of the site. */
function treat(stage: WebpackStage, path: string, query = '') {
  return summarize(treatmentOf(translate(stage).moduleRules, { path: `/site/${path}`, query }))
}

describe('a webpack configuration, as plugins leave it', () => {
  it('defines what DefinePlugin defines: strings as code, other values as themselves', () => {
    const stage = newStage()
    const define = {
      TEXT: '"text"',
      FLAG: true,
      nested: { count: 3 },
      GONE: undefined,
      PATTERN: /a+/g,
    }
    stage.merge({ plugins: [call(stage, 'plugins', 'define', define)] })
    assert.deepEqual(translate(stage).defines, {
      TEXT: '"text"',
      FLAG: 'true',
      'nested.count': '3',
      GONE: 'undefined',
      PATTERN: '/a+/g',
    })
  })

  it('replaces imports by aliases, whole ones with a dollar sign', () => {
    const stage = newStage()
    stage.merge({ resolve: { alias: { '@': '/site/src', react$: 'preact/compat' } } })
    assert.deepEqual(translate(stage).aliases, [
      { find: '@', replacement: '/site/src', exact: false },
      { find: 'react', replacement: 'preact/compat', exact: true },
    ])
    stage.merge({ resolve: { alias: { 'a.b': false, canvas$: false } } })
    assert.equal(translate(stage).aliases.length, 2)
    const patterns = translate(stage).replacements.slice(0, 2)
    assert.deepEqual(
      patterns.map(({ pattern, replacement }) => [String(pattern), replacement]),
      [
        [String.raw`/^a\.b(?:\/|$)/`, undefined],
        ['/^canvas$/', undefined],
      ],
    )
  })

  it('empties modules that a null-loader takes, of alternatives only where it is the first', () => {
    const stage = newStage()
    const none = call(stage, 'loaders', 'null')
    stage.merge({
      module: {
        rules: [
          { test: /leaflet/, use: none },
          {
            oneOf: [
              { test: /\.module\.scss$/, use: 'css-loader' },
              { test: /\.scss$/, use: [none] },
            ],
          },
        ],
      },
    })
    assert.deepEqual(treat(stage, 'leaflet.js'), { kind: 'empty' })
    assert.deepEqual(treat(stage, 'a.scss'), { kind: 'empty' })
    assert.deepEqual(treat(stage, 'a.module.scss'), { kind: 'default' })
    assert.deepEqual(treat(stage, 'a.js'), { kind: 'default' })
  })

  it('leaves rules alone that nobody has changed', () => {
    const stage = newStage()
    stage.merge({ resolve: { alias: { a: '/a' } } })
    assert.deepEqual(translate(stage).moduleRules, [])
  })

  it('gives assets the limits and types that rules say', () => {
    const stage = newStage()
    const url = call(stage, 'loaders', 'url', { limit: '5' })
    stage.merge({
      module: {
        rules: [
          { test: /\.dot$/, use: [url] },
          { test: /\.bin$/, use: [call(stage, 'loaders', 'file')] },
          { test: /\.txt$/, type: 'asset/source' },
          { test: /\.glsl$/, use: 'raw-loader' },
          { test: /\.small$/, type: 'asset', parser: { dataUrlCondition: { maxSize: 7 } } },
        ],
      },
    })
    assert.deepEqual(treat(stage, 'a.dot'), { kind: 'asset', limit: 5 })
    assert.deepEqual(treat(stage, 'a.bin'), { kind: 'asset', limit: -1 })
    assert.deepEqual(treat(stage, 'a.txt'), { kind: 'text' })
    assert.deepEqual(treat(stage, 'a.glsl'), { kind: 'text' })
    assert.deepEqual(treat(stage, 'a.small'), { kind: 'asset', limit: 7 })
    assert.deepEqual(treat(stage, 'a.png'), { kind: 'asset', limit: 10_000 })
  })

  it('knows whether loaders see code as it was written or compiled, by the order of rules', () => {
    const stage = newStage()
    const uses = [{ loader: '/loaders/own.js', options: {} }]
    const typescript = { test: /\.tsx$/, use: [call(stage, 'loaders', 'js')] }
    stage.merge({
      module: { rules: [{ test: /first\.tsx$/, use: uses }, typescript] },
    })
    stage.merge({ module: { rules: [{ test: /last\.tsx$/, use: uses }] } })
    assert.deepEqual(treat(stage, 'first.tsx'), { kind: 'loaders', uses, isCompiled: true })
    assert.deepEqual(treat(stage, 'last.tsx'), { kind: 'loaders', uses, isCompiled: false })
  })

  it('knows all conditions of rules', () => {
    const stage = newStage()
    const use = [{ loader: '/loaders/own.js', options: { mark: 1 } }]
    const loaded = { kind: 'loaders', uses: use, isCompiled: false }
    stage.merge({
      module: {
        rules: [
          { test: [/\.one$/, '/site/folder/'], exclude: /not-this/, use },
          { test: /\.two$/, resourceQuery: /inline/, use: () => use },
          { include: (path: string) => path.endsWith('.three'), use },
          { resource: { and: [/\.four$/, { not: /internal/ }] }, use },
        ],
      },
    })
    for (const path of ['a.one', 'folder/a.js', 'a.three', 'a.four']) {
      assert.deepEqual(treat(stage, path), loaded, path)
    }
    assert.deepEqual(treat(stage, 'a.two', '?inline'), loaded)
    for (const path of ['not-this.one', 'a.two', 'internal.four']) {
      assert.deepEqual(treat(stage, path), { kind: 'default' }, path)
    }
  })

  it('takes from loaders of styles what they are asked for', () => {
    const stage = newStage()
    const sass = { loader: '/x/sass-loader/dist/cjs.js', options: { additionalData: '$a: 1;' } }
    const css = {
      loader: '/x/css-loader/index.js',
      options: { modules: { localIdentName: '[local]' } },
    }
    stage.merge({ module: { rules: [{ test: /\.scss$/, use: [css, sass] }] } })
    const { scss } = translate(stage).styles
    assert.equal(scss.sass.additionalData, '$a: 1;')
    assert.equal(scss.modules.localIdentName, '[local]')
  })

  it('puts modules in the place of those that are not found, and for names that are not defined', () => {
    const stage = newStage()
    stage.merge({
      resolve: { fallback: { fs: false, stream$: '/site/stream.js' } },
      plugins: [call(stage, 'plugins', 'provide', { Buffer: ['buffer', 'Buffer'], $: 'jquery' })],
    })
    const { fallbacks, provided } = translate(stage)
    assert.deepEqual(fallbacks, [
      { find: 'fs', replacement: undefined, exact: false },
      { find: 'stream', replacement: '/site/stream.js', exact: true },
    ])
    assert.deepEqual(provided, { Buffer: ['buffer', 'Buffer'], $: 'jquery' })
  })

  it('leaves out and replaces modules by what their imports look like', () => {
    const stage = newStage()
    const ignored = { resourceRegExp: /^\.\/locale$/, contextRegExp: /dayjs$/ }
    stage.merge({
      plugins: [
        call(stage, 'plugins', 'ignore', ignored),
        call(stage, 'plugins', 'normalModuleReplacement', /^old$/, 'new'),
      ],
    })
    assert.deepEqual(translate(stage).replacements, [
      { pattern: /^\.\/locale$/, context: /dayjs$/, replacement: undefined },
      { pattern: /^old$/, context: undefined, replacement: 'new' },
    ])
  })

  it('defines variables of the environment, or what stands for those that nobody has set', () => {
    const stage = newStage()
    const defaults = { SET: 'none', NOT_SET: 'a default' }
    stage.merge({ plugins: [call(stage, 'plugins', 'environment', defaults)] })
    const { defines } = translate(stage)
    assert.equal(defines['process.env.NOT_SET'], '"a default"')
    assert.equal(defines['process.env.SET'], '"a value"')
  })

  it('reads files as data that the loaders for data take', () => {
    const stage = newStage()
    const yaml = call(stage, 'loaders', 'yaml')
    const json = call(stage, 'loaders', 'json')
    stage.merge({
      module: {
        rules: [
          { test: /\.cff$/, use: yaml },
          { test: /\.webc$/, use: [json] },
        ],
      },
    })
    assert.deepEqual(treat(stage, 'CITATION.cff'), { kind: 'data', notation: 'yaml' })
    assert.deepEqual(treat(stage, 'a.webc'), { kind: 'data', notation: 'json' })
    assert.deepEqual(treat(stage, 'a.yml'), { kind: 'data', notation: 'yaml' })
  })

  it('names what has no effect', () => {
    const before = { optimization: { minimizer: [] }, resolve: { alias: {} } }
    const after = {
      devtool: 'eval',
      resolve: { alias: {} },
      optimization: { minimizer: [], splitChunks: {} },
      plugins: [
        call(newStage(), 'plugins', 'banner', {}),
        call(newStage(), 'plugins', 'define', {}),
      ],
    }
    assert.deepEqual(listIneffective(after, before), [
      'devtool',
      'optimization.splitChunks',
      'BannerPlugin',
    ])
  })

  it('tells instances of webpack-assets-manifest the files of the bundle, where they want no list of their own', () => {
    class WebpackAssetsManifest {
      readonly options: Readonly<Record<string, unknown>>
      constructor(options: Readonly<Record<string, unknown>>) {
        this.options = { output: 'assets-manifest.json', publicPath: null, ...options }
      }
    }
    const assets = {}
    const plain = new WebpackAssetsManifest({ assets, merge: true })
    const own = new WebpackAssetsManifest({ transform: () => ({}) })
    const stage = newStage()
    stage.merge({ plugins: [plain, own] })
    const { assetManifests } = translate(stage)
    assert.deepEqual(
      assetManifests.map(({ file }) => file),
      ['assets-manifest.json'],
    )
    assert.deepEqual(listIneffective({ plugins: [plain] }), [])
    assert.deepEqual(listIneffective({ plugins: [own] }), ['WebpackAssetsManifest'])
    const hash = '0123456789abcdef0123'
    const files = new Map(
      [`styles.${hash}.css`, `app-${hash}.js`, `app-${hash}.js.map`, 'static/a-1.png'].map(
        file => [file, ''] as const,
      ),
    )
    for (const { tell } of assetManifests) tell(assetsByName({ files }))
    assert.deepEqual(assets, {
      'app.js': `app-${hash}.js`,
      [`app-${hash}.js.map`]: `app-${hash}.js.map`,
      'static/a-1.png': 'static/a-1.png',
      'styles.css': `styles.${hash}.css`,
    })
  })

  it('looks for packages in absolute folders too', () => {
    const stage = newStage()
    stage.merge({ resolve: { modules: ['/site/src', 'node_modules'] } })
    assert.deepEqual(translate(stage).moduleFolders, ['/site/src'])
  })

  it('joins lists and records of several plugins, and replaces all when it is asked to', () => {
    const stage = newStage()
    stage.merge({ resolve: { alias: { a: '/a' } } })
    stage.merge({ resolve: { alias: { b: '/b' } } })
    assert.equal(translate(stage).aliases.length, 2)
    stage.replace({ resolve: { alias: { c: '/c' } } })
    assert.deepEqual(translate(stage).aliases, [{ find: 'c', replacement: '/c', exact: false }])
  })

  it('has rules that plugins find by the text of their test', () => {
    const { module } = newStage().config()
    const rules = isRecord(module) && Array.isArray(module.rules) ? module.rules : []
    const tests = rules
      .flatMap(rule => (Array.isArray(rule.oneOf) ? rule.oneOf : [rule]))
      .map(rule => String(rule.test))
    assert.ok(tests.includes(String(/\.(ico|svg|jpg|jpeg|png|gif|webp|avif)(\?.*)?$/)))
    assert.ok(tests.includes(String(/\.css$/)))
  })
})
