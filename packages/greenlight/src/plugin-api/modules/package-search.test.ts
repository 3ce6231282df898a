import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { createPackageSearch } from './package-search.ts'

const root = realpathSync(mkdtempSync(join(tmpdir(), 'package-search-')))
after(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, manifest: object): void {
  const file = join(root, path, 'package.json')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(manifest))
}

write('.', { name: 'site', dependencies: { plain: '1', deep: '1' } })
write('node_modules/plain', { name: 'plain', dependencies: { leaf: '1', 'not-installed': '1' } })
write('node_modules/plain/esm', { type: 'module' })
write('node_modules/leaf', { name: 'leaf', dependencies: { plain: '1' } })
write('node_modules/deep', { name: 'deep', dependencies: { first: '1' } })
// Both lead there, though each is reached by way of the other.
write('node_modules/first', { name: 'first', dependencies: { second: '1' } })
write('node_modules/second', { name: 'second', dependencies: { first: '1', client: '1' } })
write('node_modules/client', { name: 'client', peerDependencies: { graphql: '^16' } })
write('node_modules/gatsby-plugin-x', { name: 'gatsby-plugin-x' })
write('node_modules/nested', { name: 'nested', dependencies: { leaf: '1' } })
write('node_modules/nested/node_modules/leaf', { name: 'leaf', dependencies: { graphql: '1' } })
mkdirSync(join(root, 'node_modules/broken'))
writeFileSync(join(root, 'node_modules/broken/package.json'), '{')

describe('createPackageSearch', () => {
  const leads = createPackageSearch(name => name === 'graphql' || name.includes('gatsby'))
  const file = join(root, 'index.js')

  it('follows dependencies, and those of dependencies', () => {
    assert.equal(leads(file, 'plain'), false)
    assert.equal(leads(file, 'first'), true)
    assert.equal(leads(file, 'second'), true)
    assert.equal(leads(file, 'client'), true)
    assert.equal(leads(file, 'graphql'), true)
  })

  it('asks the package of a file', () => {
    assert.equal(leads(join(root, 'node_modules/plain/esm/index.js')), false)
    assert.equal(leads(join(root, 'node_modules/deep/lib/index.js')), true)
    assert.equal(leads(join(root, 'node_modules/gatsby-plugin-x/index.js')), true)
  })

  it('supposes everything of files of a site', () => {
    assert.equal(leads(file), true)
  })

  it('takes the copy that the package itself would get', () => {
    assert.equal(leads(file, 'nested'), true)
    assert.equal(leads(file, 'leaf'), false)
  })

  it('supposes everything of what it cannot find or read', () => {
    assert.equal(leads(file, 'absent'), true)
    assert.equal(leads(file, 'broken'), true)
  })
})
