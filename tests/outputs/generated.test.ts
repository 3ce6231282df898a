import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

test('the types of the queries are those that the last build wrote', () => {
  const path = 'src/gatsby-types.d.ts'
  const committed = execFileSync('git', ['show', `HEAD:${path}`], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  // Gatsby writes them in the order in which it happened to read the files.
  const lines = (text: string) => text.split('\n').sort()
  assert.ok(lines(readFileSync(path, 'utf8')).join() === lines(committed).join(), `Commit ${path}`)
})

test('the JSON Schema of the front matter is the one that the checks are made of', () => {
  execFileSync('npm', ['run', '--silent', 'schema'])
  const changed = execFileSync('git', ['diff', '--stat', '--', 'schema'], { encoding: 'utf8' })
  assert.equal(changed, '', 'Commit schema/')
})
