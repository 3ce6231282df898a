import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readTestTitles, type TestTitles } from '../support/list-tests.ts'
import { SUPPORT } from '../support/support-table.ts'
import { describeSupport, SUPPORT_DOCS } from '../support/write-support-docs.ts'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const packages = folder('../..')
/** Where the cases of tests stand that do not name them themselves. */
const cases = [
  folder('../sites'),
  folder('../plugin-sites'),
  folder('../src/schema-hooks/cases.cjs'),
]
const rows = SUPPORT.flatMap(({ title, rows }) => rows.map(row => ({ section: title, ...row })))

const known = new Map<string, TestTitles>()
function titlesOf(file: string): TestTitles {
  const titles = known.get(file) ?? readTestTitles(join(packages, file), cases)
  known.set(file, titles)
  return titles
}

describe('the support table', () => {
  it('names tests that exist', () => {
    const missing = rows.flatMap(({ section, name, tests }) =>
      tests.flatMap(test => {
        const [file = '', ...title] = test.split(': ')
        const exists = existsSync(join(packages, file)) && titlesOf(file).has(title.join(': '))
        return exists ? [] : `${section}, ${name}: ${test}`
      }),
    )
    assert.deepEqual(missing, [])
  })

  it('has a test for each row that is supported in full, and a reason for each other', () => {
    const bare = rows.filter(({ status, tests, note }) =>
      status === 'full' ? tests.length === 0 : !note,
    )
    assert.deepEqual(bare, [])
  })

  it('names each thing once in its section', () => {
    for (const { title, rows } of SUPPORT) {
      assert.equal(new Set(rows.map(({ name }) => name)).size, rows.length, title)
    }
  })

  it('is what the documentation shows', () => {
    assert.equal(
      readFileSync(SUPPORT_DOCS, 'utf8'),
      describeSupport(SUPPORT),
      'run packages/conformance/support/write-support-docs.ts',
    )
  })
})

describe('readTestTitles', () => {
  it('tells tests that exist from those that do not', () => {
    const titles = readTestTitles(fileURLToPath(import.meta.url))
    assert.ok(titles.has('tells tests that exist from those that do not'))
    assert.ok(!titles.has('the support table'), 'a suite is no test')
    const observed = titlesOf('conformance/test/plugin-api.test.ts')
    assert.ok(observed.has('as to createNodeId'))
    assert.ok(!observed.has('as to createNodeIdd'))
    assert.ok(titlesOf('conformance/test/sites.test.ts').has('links'))
    assert.ok(!titlesOf('conformance/test/sites.test.ts').has('no such site'))
  })
})
