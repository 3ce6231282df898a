import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import { createWebpackStage, type WebpackStage } from './inert-config.ts'
import { translateConfig } from './translate-config.ts'

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

describe('a webpack configuration, as plugins leave it', () => {
  it('defines what DefinePlugin defines: strings as code, other values as themselves', () => {
    const stage = newStage()
    const define = { TEXT: '"text"', FLAG: true, nested: { count: 3 }, GONE: undefined }
    stage.merge({ plugins: [call(stage, 'plugins', 'define', define)] })
    assert.deepEqual(translateConfig(stage.config()).defines, {
      TEXT: '"text"',
      FLAG: 'true',
      'nested.count': '3',
      GONE: 'undefined',
    })
  })

  it('replaces imports by aliases, whole ones with a dollar sign', () => {
    const stage = newStage()
    stage.merge({ resolve: { alias: { '@': '/site/src', react$: 'preact/compat' } } })
    assert.deepEqual(translateConfig(stage.config()).aliases, [
      { find: '@', replacement: '/site/src', exact: false },
      { find: 'react', replacement: 'preact/compat', exact: true },
    ])
  })

  it('empties modules that a null-loader takes', () => {
    const stage = newStage()
    const use = call(stage, 'loaders', 'null')
    stage.merge({
      module: {
        rules: [
          { test: /leaflet/, use },
          { test: /fine/, use: 'js-loader' },
        ],
      },
    })
    assert.deepEqual(translateConfig(stage.config()).emptyModules, [/leaflet/])
  })

  it('looks for packages in absolute folders too', () => {
    const stage = newStage()
    stage.merge({ resolve: { modules: ['/site/src', 'node_modules'] } })
    assert.deepEqual(translateConfig(stage.config()).moduleFolders, ['/site/src'])
  })

  it('joins lists and records of several plugins, and replaces all when it is asked to', () => {
    const stage = newStage()
    stage.merge({ resolve: { alias: { a: '/a' } } })
    stage.merge({ resolve: { alias: { b: '/b' } } })
    assert.equal(translateConfig(stage.config()).aliases.length, 2)
    stage.replace({ resolve: { alias: { c: '/c' } } })
    assert.deepEqual(translateConfig(stage.config()).aliases, [
      { find: 'c', replacement: '/c', exact: false },
    ])
  })

  it('has rules that plugins find by the text of their test', () => {
    const { module } = newStage().config()
    const rules = isRecord(module) && Array.isArray(module.rules) ? module.rules : []
    const tests = rules.map(rule => String(rule.test))
    assert.ok(tests.includes(String(/\.(ico|svg|jpg|jpeg|png|gif|webp|avif)(\?.*)?$/)))
    assert.ok(tests.includes(String(/\.css$/)))
  })
})
