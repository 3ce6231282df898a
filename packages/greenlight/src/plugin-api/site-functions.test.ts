import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { it } from 'node:test'
import { listSiteFunctions } from './site-functions.ts'

it('lists the functions of src/api with the names of Gatsby', t => {
  const root = mkdtempSync(join(tmpdir(), 'greenlight-functions-'))
  t.after(() => rmSync(root, { recursive: true }))
  const files = [
    ...['hello.js', 'index.ts', 'user/[id].ts', 'user/[...rest].js', 'types.d.ts', 'hello.test.js'],
    ...['__tests__/a.js', 'readme.md', '.hidden.js'],
  ]
  for (const file of files) {
    const path = join(root, 'src/api', file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, '')
  }
  const functions = listSiteFunctions({ root, plugins: [] })
  assert.deepEqual(
    functions.map(({ functionRoute, matchPath, functionId }) => [
      functionRoute,
      matchPath,
      functionId,
    ]),
    [
      ['hello', undefined, 'hello-js'],
      ['.', undefined, 'index-js'],
      ['user/[...rest]', 'user/*rest', 'user-rest-js'],
      ['user/[id]', 'user/:id', 'user-id-js'],
    ],
  )
  assert.equal(functions[0]?.absoluteCompiledFilePath, join(root, '.cache/functions/hello.js'))
  assert.equal(functions[0]?.pluginName, 'default-site-plugin')
})
