import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { importsIn } from './imports-in.ts'

describe('importsIn', () => {
  it('finds packages, without the path in them', () => {
    const code = 'const a = () => import(`got`)\nawait import( "@scope/name/deep.js", {})'
    assert.deepEqual(importsIn(code), ['got', '@scope/name'])
  })

  it('finds nothing in modules that only speak of imports', () => {
    const code = [
      '/**',
      ' * @param {import("../index").Watcher} watcher',
      ' */',
      'function important() {}',
      '// eslint-disable-next-line import/no-deprecated',
      '  // import() works as well',
      'exports.export = 1',
      "import_a = 1; require('import')",
      "map((item, /** @type {import('./ast').Rule['type']} */ type) => item[type])",
    ].join('\n')
    assert.deepEqual(importsIn(code), [])
  })

  it('leaves modules of Node alone', () => {
    assert.deepEqual(importsIn("import('node:fs/promises')"), [])
  })

  for (const code of [
    'import(file)',
    "import('./local.mjs')",
    "import('file:///a.mjs')",
    'import(`$' + '{name}`)',
    "import('a' + b)",
    'import /* webpackIgnore */ (name)',
    "new Function('name', 'return import(name)')",
    'a()\nexport default 1',
    "import a from 'a'",
    "  import 'a'",
    "import('got').then(() => import(other))",
    "const text = '/*'; import(x) /* */",
    "f(/** @type {string} */ import('./a.js'), /** @type {string} */ b)",
  ]) {
    it(`does not claim to know what ${JSON.stringify(code)} imports`, () => {
      assert.equal(importsIn(code), 'unknown')
    })
  }
})
