import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { features } from './features.ts'

for (const feature of features) {
  if ('missing' in feature) continue
  test(`${feature.name}: the tests that show it are there`, () => {
    assert.ok(feature.proof.length > 0, 'no test shows it')
    for (const [file, name] of feature.proof) {
      assert.ok(existsSync(file), file)
      const source = readFileSync(file, 'utf8')
      const titles = [
        ...source.matchAll(/\btest(?:\.each\([\s\S]*?\]\))?\(\s*(['"`])([\s\S]*?)\1/g),
      ]
      assert.ok(titles.length > 0, `${file} has no test`)
      assert.ok(
        titles.some(([, , title]) => title?.includes(name)),
        `${file} has no test '${name}'`,
      )
    }
  })
}

test('each feature is listed once', () => {
  const names = features.map(feature => feature.name)
  assert.deepEqual([...new Set(names)], names)
})
