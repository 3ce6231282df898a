import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder, type SiteFolder } from './site-folder.ts'

const SITE = fileURLToPath(new URL('../../conformance/sites/slices', import.meta.url))

function filesBelow(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    entries
      .filter(entry => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map(path => [relative(folder, path), readFileSync(path, 'latin1')]),
  )
}

const site = filesBelow(SITE)

async function build(folder: SiteFolder): Promise<readonly string[]> {
  const { code, stdout, stderr } = await runGreenlight(folder.root, ['build', '--json'])
  assert.equal(code, 0, stderr)
  return [...JSON.parse(stdout).rendered].sort()
}

describe('slices', () => {
  it('are rendered again, with the pages that show them, when they change and only then', async t => {
    const folder = createSiteFolder(site)
    t.after(folder.remove)
    const replace = (file: string, from: string, to: string) =>
      folder.write({ [file]: readFileSync(folder.path(file), 'utf8').replace(from, to) })
    assert.deepEqual(await build(folder), ['/', '/de/', '/en/', '/plain/'])
    assert.deepEqual(await build(folder), [], 'nothing has changed')
    const steps: readonly (readonly [string, () => void, readonly string[]])[] = [
      [
        'the component of a slice that two pages show',
        () => replace('src/slices/greeting.js', 'Willkommen bei', 'Gruß von'),
        ['/de/', '/en/'],
      ],
      [
        'the answer of a static query in a slice of all pages',
        () => replace('gatsby-config.js', 'Parts that pages share', 'Shared parts'),
        ['/', '/de/', '/en/', '/plain/'],
      ],
      [
        'the component of a slice with children',
        () => replace('src/slices/frame.js', '<h2>After', '<h2 id="after">After'),
        ['/', '/de/', '/en/'],
      ],
    ]
    for (const [change, make, expected] of steps) {
      make()
      assert.deepEqual(await build(folder), expected, change)
    }
    rmSync(folder.path('public/_gatsby/slices/frame-2.html'))
    assert.deepEqual(await build(folder), ['/', '/de/', '/en/'], 'a piece that was deleted')
    const warm = filesBelow(folder.path('public'))
    assert.match(warm['en/index.html'] ?? '', /<h2 id="after">After<\/h2>/)
    assert.equal(warm['_gatsby/slices/frame-2.html'], '<h2 id="after">After</h2></section>')
    for (const name of ['.cache', 'public']) rmSync(folder.path(name), { recursive: true })
    await build(folder)
    assert.deepEqual(filesBelow(folder.path('public')), warm, 'a build from nothing')
  })

  it('that are missing, stand in one another, or get functions are errors that name page and slice', async t => {
    const page = (code: string) =>
      `import * as React from 'react'\nimport { Slice } from 'gatsby'\nexport default () => ${code}\n`
    const folder = createSiteFolder({
      'gatsby-config.js': 'module.exports = {}\n',
      'gatsby-node.js':
        "const component = name => __dirname + '/src/' + name + '.js'\nexports.createPages = ({ actions }) => {\n  for (const id of ['outer', 'inner']) actions.createSlice({ id, component: component(id) })\n}\n",
      'src/inner.js': 'export default () => null\n',
      'src/outer.js': page('<Slice alias="inner" />'),
      'src/pages/nested.js': page('<Slice alias="outer" />'),
      'src/pages/functions.js': page('<Slice alias="inner" on={{ click() {} }} />'),
      'src/pages/unknown.js': page('<Slice alias={process.title} allowEmpty />'),
    })
    t.after(folder.remove)
    const told = async () => {
      const { code, problems } = await runGreenlight(folder.root, ['build', '--json'])
      return { code, problems: problems.map(({ code, message }) => `${code} ${message}`).sort() }
    }
    const rendering = await told()
    assert.equal(rendering.code, 1)
    assert.match(rendering.problems.join('\n'), /QUERIES_SLICE_UNKNOWN .*alias of a Slice/)
    assert.match(
      rendering.problems.join('\n'),
      /Page \/nested\/ .*slice "outer" uses the slice "inner"/,
    )
    assert.match(
      rendering.problems.join('\n'),
      /Page \/functions\/ .*"inner" .* functions.*: on\.click/,
    )
    folder.write({ 'src/pages/missing.js': page('<Slice alias="innner" />') })
    const missing = await told()
    assert.equal(missing.code, 1)
    assert.match(
      missing.problems.join('\n'),
      /PAGES_SLICE_MISSING Page \/missing\/ has no slice "innner"/,
    )
  })
})
