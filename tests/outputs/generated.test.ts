import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'

const changed = (path: string) =>
  execFileSync('git', ['diff', '--stat', '--', path], { encoding: 'utf8' })

test('the types of the queries are those that the last build wrote', () => {
  assert.equal(changed('src/gatsby-types.d.ts'), '', 'Commit src/gatsby-types.d.ts')
})

test('the JSON Schema of the front matter is the one that the checks are made of', () => {
  execFileSync('npm', ['run', '--silent', 'schema'])
  assert.equal(changed('schema'), '', 'Commit schema/')
})
