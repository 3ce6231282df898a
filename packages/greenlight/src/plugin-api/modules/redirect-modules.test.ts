import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { runInProcess } from '#support/run-in-process'

const root = realpathSync(mkdtempSync(join(tmpdir(), 'redirect-modules-')))
after(() => rmSync(root, { recursive: true, force: true }))

const files: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "site" }',
  'plain.js': "exports.value = require('gatsby/graphql').GraphQLString",
  'plain.mjs': 'export const value = 1',
  'gatsby.mjs':
    "import { GraphQLString } from 'gatsby/graphql'\nexport const value = GraphQLString",
  'relative.js': "exports.load = () => import('./gatsby.mjs')",
  'required.mjs': "export const load = () => import('./gatsby.mjs')",
  'packaged.js': "exports.load = () => import('esm-plugin')",
  'lonely.js': "exports.load = () => import('esm-lonely')",
  'node_modules/esm-plugin/package.json':
    '{ "name": "esm-plugin", "type": "module", "peerDependencies": { "gatsby": "5" } }',
  'node_modules/esm-plugin/index.js':
    "import { GraphQLString } from 'gatsby/graphql'\nexport const value = GraphQLString",
  'node_modules/esm-lonely/package.json': '{ "name": "esm-lonely", "type": "module" }',
  'node_modules/esm-lonely/index.js': 'export const value = 2',
}
for (const [name, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, name)), { recursive: true })
  writeFileSync(join(root, name), text)
}
const graphql = dirname(createRequire(import.meta.url).resolve('graphql/package.json'))
symlinkSync(graphql, join(root, 'node_modules/graphql'))

/** What a program prints as JSON that runs where modules are redirected. */
function run(program: string): unknown {
  const script = `
    const { redirectModules } = await import(${JSON.stringify(new URL('redirect-modules.ts', import.meta.url).href)})
    const { isWaitingForImports, importModule } = await import(${JSON.stringify(new URL('../../support/import-module.ts', import.meta.url).href)})
    const { createRequire } = await import('node:module')
    redirectModules(${JSON.stringify(root)})
    const require = createRequire(${JSON.stringify(join(root, 'index.js'))})
    const { GraphQLString } = require('graphql')
    const result = await (async () => { ${program} })()
    console.log(JSON.stringify(result))
  `
  return runInProcess(script)
}

describe('redirectModules', () => {
  it('starts no hooks for CommonJS, nor for packages that know nothing of gatsby', () => {
    const answer = run(`
      const { value } = require('./plain.js')
      const { load } = require('./lonely.js')
      return [value === GraphQLString, (await load()).value, isWaitingForImports()]
    `)
    assert.deepEqual(answer, [true, 2, true])
  })

  it('redirects what a CommonJS module imports by import()', () => {
    for (const file of ['relative', 'packaged']) {
      const answer = run(`return (await require('./${file}.js').load()).value === GraphQLString`)
      assert.equal(answer, true, file)
    }
  })

  it('redirects what ES modules import by import() that were required', () => {
    const answer = run(`return (await require('./required.mjs').load()).value === GraphQLString`)
    assert.equal(answer, true)
  })

  it('redirects what the engine imports', () => {
    const url = JSON.stringify(join(root, 'gatsby.mjs'))
    assert.equal(run(`return (await importModule(${url})).value === GraphQLString`), true)
  })
})
