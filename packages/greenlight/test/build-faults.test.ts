/**
 * Builds that cannot write, and builds with a damaged cache. The suite damages the cache a few times; all of the proof:
 *   GREENLIGHT_RANDOM_DAMAGE=200 GREENLIGHT_SEED=1 node --import ./packages/greenlight/scripts/register-typescript.js \
 *     --test packages/greenlight/test/build-faults.test.ts
 */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { it } from 'node:test'
import { type Outcome, runGreenlight } from './run-greenlight.ts'
import { createSiteFolder, type SiteFolder } from './site-folder.ts'
import { mountSmallDisk } from './small-disk.ts'

const DAMAGES = Number(process.env.GREENLIGHT_RANDOM_DAMAGE ?? 3)
const SEED = Number(process.env.GREENLIGHT_SEED ?? 1)

/** A site whose configuration is compiled, with nodes, queries, a style and a page for each word. */
const siteOf = (words: readonly string[]): Readonly<Record<string, string>> => ({
  'gatsby-config.ts': `export default {
  siteMetadata: { title: 'Words' },
  plugins: [{ resolve: 'gatsby-source-filesystem', options: { name: 'content', path: __dirname + '/content' } },
    'gatsby-transformer-remark'],
}`,
  'gatsby-node.ts': `import type { GatsbyNode } from 'gatsby'
import { resolve } from 'node:path'
export const createPages: GatsbyNode['createPages'] = async ({ graphql, actions }) => {
  const { data } = await graphql<any>('{ allMarkdownRemark { nodes { id frontmatter { word } } } }')
  for (const { id, frontmatter } of data.allMarkdownRemark.nodes) {
    actions.createPage({ path: '/' + frontmatter.word + '/', component: resolve('src/word.js'), context: { id } })
  }
}`,
  'src/style.css': `h1 { color: #${words.length}${words.length}${words.length} }`,
  'src/word.js': `import * as React from 'react'
import { graphql } from 'gatsby'
import './style.css'
export default ({ data }) => <div dangerouslySetInnerHTML={{ __html: data.markdownRemark.html }} />
export const query = graphql\`query ($id: String) { markdownRemark(id: { eq: $id }) { html } }\``,
  'src/pages/index.js': `import * as React from 'react'
import { graphql } from 'gatsby'
export default ({ data }) => <h1>{data.site.siteMetadata.title} {data.all.totalCount}</h1>
export const query = graphql\`{ site { siteMetadata { title } } all: allMarkdownRemark { totalCount } }\``,
  ...Object.fromEntries(
    words.map(word => [
      `content/${word}.md`,
      `---\nword: ${word}\n---\n# ${word} of ${words.length}\n`,
    ]),
  ),
})

const BEFORE = siteOf(['one', 'two'])
const AFTER = siteOf(['one', 'two', 'three'])

type Files = ReadonlyMap<string, string>

function publicFiles(site: SiteFolder): Files {
  const folder = site.path('public')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name !== '.filling')
    .map(({ parentPath, name }) => join(parentPath, name))
  return new Map(files.map(path => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]))
}

function sorted(files: Files): readonly (readonly [string, string])[] {
  return [...files].sort(([left], [right]) => (left < right ? -1 : 1))
}

const build = (site: SiteFolder) => runGreenlight(site.root, ['build', '--json'])

function assertDone({ code, stderr }: Outcome): void {
  assert.equal(code, 0, stderr)
}

/** Brings the site's files from one state to another. */
function change(site: SiteFolder, to: Readonly<Record<string, string>>): void {
  for (const name of [...Object.keys(BEFORE), ...Object.keys(AFTER)]) {
    if (!(name in to)) rmSync(site.path(name), { force: true })
  }
  site.write(to)
}

/** What a build leaves that knows nothing of others, of the site as it is. */
async function buildFromNothing(site: SiteFolder): Promise<Files> {
  for (const folder of ['.cache', 'public']) {
    for (const name of readdirSync(site.path(folder))) {
      rmSync(join(site.path(folder), name), { recursive: true })
    }
  }
  assertDone(await build(site))
  return publicFiles(site)
}

it('says why a file cannot be written, loses nothing, and goes on when it can', async t => {
  const site = createSiteFolder(BEFORE)
  const output = mountSmallDisk(site.path('public'), 8)
  const cache = mountSmallDisk(site.path('.cache'), 64)
  t.after(() => {
    output?.unmount()
    cache?.unmount()
    site.remove()
  })
  if (!output || !cache) {
    t.skip('no right to mount a file system')
    return
  }
  assertDone(await build(site))
  const before = publicFiles(site)
  change(site, AFTER)

  const fails = async (code: string, message: RegExp): Promise<void> => {
    const { code: exit, problems, stderr } = await build(site)
    assert.equal(exit, 1, stderr)
    const errors = problems.filter(({ severity }) => severity === 'error')
    assert.deepEqual(
      errors.map(problem => problem.code),
      [code],
      stderr,
    )
    assert.match(errors[0]?.message ?? '', message)
    const now = publicFiles(site)
    for (const [name, content] of before) assert.equal(now.get(name), content, name)
    assert.deepEqual(
      [...now.keys()].filter(name => basename(name).startsWith('.greenlight-')),
      [],
    )
  }
  await t.test('the disk of public is full', async () => {
    output.fill()
    await fails('OUTPUT_NOT_WRITTEN', /no space left/)
    output.free()
  })
  await t.test('public must not be written', async () => {
    output.setWritable(false)
    await fails('OUTPUT_NOT_WRITTEN', /read-only/)
    output.setWritable(true)
  })
  await t.test('the disk of the cache is full', async () => {
    cache.fill()
    const { code, problems, stderr } = await build(site)
    assert.equal(code, 1, stderr)
    const errors = problems.filter(({ severity }) => severity === 'error')
    assert.equal(errors.length, 1, stderr)
    assert.match(errors[0]?.code ?? '', /_NOT_WRITTEN$/, stderr)
    assert.match(errors[0]?.message ?? '', /no space left|disk is full/)
    cache.free()
  })
  assertDone(await build(site))
  const after = publicFiles(site)
  assert.deepEqual(sorted(after), sorted(await buildFromNothing(site)))
})

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Alters, shortens or deletes one file of a folder. @returns what was done, in words */
function damage(folder: string, random: () => number): string {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter(path => statSync(path).size > 0)
    .sort()
  const path = files[Math.floor(random() * files.length)] ?? ''
  const { size } = statSync(path)
  const at = Math.floor(random() * size)
  const name = path.slice(folder.length + 1)
  const kind = random()
  if (kind < 0.1) {
    rmSync(path)
    return `${name} deleted`
  }
  if (kind < 0.4) {
    truncateSync(path, at)
    return `${name} cut at ${at} of ${size}`
  }
  const bytes = readFileSync(path)
  const bit = Math.floor(random() * 8)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
  writeFileSync(path, bytes)
  return `${name} altered in bit ${bit} of byte ${at} of ${size}`
}

it('leaves what a build from nothing leaves after damage of the cache, with one line of notice', async t => {
  const site = createSiteFolder(AFTER)
  t.after(site.remove)
  assertDone(await build(site))
  const afterwards = publicFiles(site)
  change(site, BEFORE)
  const before = await buildFromNothing(site)
  const random = createRandom(SEED)
  const failures: string[] = []
  for (let round = 1; round <= DAMAGES; round++) {
    const isEven = round % 2 === 0
    const done = damage(site.path('.cache'), random)
    change(site, isEven ? BEFORE : AFTER)
    const { code, problems, stderr } = await build(site)
    const label = `round ${round}, ${done}`
    if (code !== 0) failures.push(`${label}: ${stderr.slice(0, 2000)}`)
    if (problems.length > 1) failures.push(`${label}: ${JSON.stringify(problems)}`)
    const [found, wanted] = [publicFiles(site), isEven ? before : afterwards]
    for (const name of new Set([...found.keys(), ...wanted.keys()])) {
      if (found.get(name) !== wanted.get(name)) failures.push(`${label}: ${name}`)
    }
    if (failures.length > 0) t.diagnostic(failures.at(-1) ?? '')
  }
  assert.deepEqual(failures, [])
})
