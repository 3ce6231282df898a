import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createMemoryRecords } from '../cache/create-memory-records.ts'
import { keepQueryFiles } from './keep-query-files.ts'
import { readQueryFile } from './read-query-file.ts'

const FILE = '/site/src/pages/index.js'
const page = (name: string) =>
  `import { graphql } from 'gatsby'\nexport const Head = () => null\nexport const query = graphql\`{ ${name} }\`\n`
const source = (contents: string, replaced: readonly string[] = []) => ({
  ...{ file: FILE, contents, replaced },
})

describe('keepQueryFiles', () => {
  it('gives what was found in a file for as long as its text is the same', () => {
    const store = createMemoryRecords()
    for (const contents of [page('a'), page('a'), page('b'), page('b'), page('a')]) {
      const files = keepQueryFiles(store)
      assert.deepEqual(files.read(source(contents)), readQueryFile(source(contents)))
      files.finish()
      assert.equal(store.size, 1)
    }
  })

  it('does not look at a file again that is as it was', () => {
    const store = createMemoryRecords()
    keepQueryFiles(store).read(source(page('a')))
    const [[key, bytes] = ['', undefined]] = [...store.keys()].map(
      key => [key, store.get(key)] as const,
    )
    assert.ok(bytes)
    // Another answer, which only who trusts it gives.
    const altered = Buffer.from(bytes.toString('latin1').replace('{ a }', '{ z }'), 'latin1')
    store.set(key, altered)
    const [definition] = keepQueryFiles(store).read(source(page('a'))).definitions
    assert.equal(definition?.text, '{ z }')
  })

  it('tells problems in every run', () => {
    const store = createMemoryRecords()
    for (let run = 0; run < 2; run++) {
      const { problems } = keepQueryFiles(store).read(source(page('a {')))
      assert.equal(problems.length, 1)
    }
    assert.equal(store.size, 0)
  })

  it('reads what plugins make of a file', () => {
    const store = createMemoryRecords()
    const files = keepQueryFiles(store)
    files.read(source(page('a')))
    const [definition] = files.read(source(page('a'), [page('b')])).definitions
    assert.equal(definition?.text, '{ b }')
  })

  it('forgets files that are gone', () => {
    const store = createMemoryRecords()
    keepQueryFiles(store).read(source(page('a')))
    keepQueryFiles(store).finish()
    assert.equal(store.size, 0)
  })
})
