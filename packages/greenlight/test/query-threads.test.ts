import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import sharp from 'sharp'
import type { Problem } from '#diagnostics'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder, type SiteFolder } from './site-folder.ts'

const template = (query: string) => `import * as React from 'react'
import { graphql } from 'gatsby'
export default ({ data, path }) => <pre>{path + JSON.stringify(data)}</pre>
export const query = graphql\`${query}\``

const post = (fields: string) =>
  template(`query ($id: String) { markdownRemark(id: { eq: $id }) { ${fields} } }`)

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f']

/** Posts that are shown by several templates; each template's pages follow one another. */
const site: Readonly<Record<string, string>> = {
  'gatsby-config.js': `module.exports = {
  siteMetadata: { title: 'Threads' },
  plugins: [
    { resolve: 'gatsby-source-filesystem', options: { name: 'content', path: __dirname + '/content' } },
    { resolve: 'gatsby-transformer-remark', options: { plugins: ['gatsby-remark-prismjs', 'marks'] } },
    'measure',
  ],
}`,
  'gatsby-node.js': `const path = require('path')
exports.createPages = async ({ graphql, actions }) => {
  const { data } = await graphql('{ allMarkdownRemark(sort: { frontmatter: { title: ASC } }) { nodes { id frontmatter { title } } } }')
  for (const name of require('./templates.json')) {
    for (const { id, frontmatter: { title } } of data.allMarkdownRemark.nodes) {
      const component = path.resolve('src/templates/' + name + '.js')
      actions.createPage({ path: '/' + name + '/' + title + '/', component, context: { id, title } })
    }
  }
}`,
  // A remark plugin that speaks, and looks for files as published ones do.
  'plugins/marks/package.json': '{ "name": "marks", "version": "1.0.0" }',
  'plugins/marks/index.js': `module.exports = async ({ markdownAST, markdownNode, getRemarkFileDependency, reporter, files }) => {
  const file = await getRemarkFileDependency({ name: { eq: markdownNode.frontmatter.title } })
  markdownAST.children.push({ type: 'html', value: '<b>' + file.relativePath + files.length + '</b>' })
  reporter.warn('looked at ' + markdownNode.frontmatter.title)
  return markdownAST
}`,
  'plugins/measure/package.json': '{ "name": "measure", "version": "1.0.0" }',
  'plugins/measure/gatsby-worker.js': `exports.COUNT = ({ args }) => ({ length: args.text.length })`,
  'plugins/measure/gatsby-node.js': `const { appendFileSync, readFileSync } = require('fs')
const { isMainThread } = require('worker_threads')
let sourced = false
exports.sourceNodes = () => { sourced = true }
exports.createSchemaCustomization = ({ actions }) =>
  actions.createTypes('type Made implements Node { title: String }')
exports.createResolvers = ({ actions, cache, store, createResolvers, createContentDigest }) => {
  const plugin = { name: 'measure', version: '1.0.0', resolve: __dirname }
  const titleOf = source => source.frontmatter.title
  const note = (what, source) =>
    appendFileSync('log', [isMainThread ? 'main' : 'thread', what, titleOf(source)].join(' ') + '\\n')
  // The main thread goes on with later posts when another thread has begun with one.
  const wait = async (what, source) => {
    if (!isMainThread || process.env.GREENLIGHT_QUERY_THREADS === '0' || titleOf(source) === 'a') return
    const begun = new RegExp('thread ' + what + ' [^a]')
    for (let time = 0; time < 10000 && !begun.test(readFileSync('log', 'utf8')); time += 10) {
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  }
  createResolvers({ MarkdownRemark: {
    place: { type: 'String', async resolve(source) { note('place', source); await wait('place', source) } },
    counted: { type: 'Int', async resolve(source) {
      note('counted', source)
      await wait('counted', source)
      const outputDir = process.cwd() + '/public'
      const text = source.internal.content
      const job = { name: 'COUNT', inputPaths: [], outputDir, args: { text } }
      return (await actions.createJobV2(job, plugin)).length
    } },
    kept: { type: 'String', async resolve(source) {
      const known = await cache.get(titleOf(source))
      note(known ? 'found' : 'kept', source)
      if (!known) await wait('kept', source)
      if (!known) await cache.set(titleOf(source), { title: titleOf(source) })
      return (await cache.get(titleOf(source))).title
    } },
    sourced: { type: 'Boolean', resolve: source => { note('sourced', source); return sourced } },
    pages: { type: 'Int', resolve: source => { note('pages', source); return store.getState().pages.size } },
    made: { type: 'Int', async resolve(source, args, context) {
      note('made', source)
      const title = titleOf(source)
      const internal = { type: 'Made', contentDigest: createContentDigest(title) }
      await actions.createNode({ id: 'made ' + title, title, internal }, plugin)
      return (await context.nodeModel.findAll({ type: 'Made' })).totalCount()
    } },
    failing: { type: 'String', resolve(source) {
      note('failing', source)
      if (titleOf(source) > 'c') throw new TypeError('no ' + titleOf(source))
    } },
    ending: { type: 'String', resolve(source) { note('ending', source); if (!isMainThread) process.exit(3) } },
  } })
}`,
  ...Object.fromEntries(
    NAMES.map(name => [
      `content/${name}.md`,
      `---\ntitle: ${name}\n---\n\n# ${name}\n\nText *of* ${name}.\n\n\`\`\`js\nconst ${name} = 1\n\`\`\`\n`,
    ]),
  ),
  'src/pages/index.js': template('{ allMarkdownRemark { totalCount nodes { excerpt } } }'),
}

/** A template for each field of the same name. */
function withTemplates(names: readonly string[]): Readonly<Record<string, string>> {
  return {
    'templates.json': JSON.stringify(names),
    ...Object.fromEntries(
      names.map(name => [
        `src/templates/${name}.js`,
        post(name === 'place' ? 'place html excerpt tableOfContents headings { value }' : name),
      ]),
    ),
  }
}

interface Built {
  readonly code: number | null
  readonly files: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
  /** Which thread resolved what, for which post. */
  readonly log: readonly string[]
}

async function build({ root, path }: SiteFolder, threads: number): Promise<Built> {
  rmSync(path('log'), { force: true })
  const { code, problems, stderr } = await runGreenlight(root, ['build', '--json'], {
    GREENLIGHT_QUERY_THREADS: String(threads),
  })
  assert.ok(existsSync(path('log')), stderr)
  const log = readFileSync(path('log'), 'utf8').trim().split('\n')
  return { code, problems, log, files: readFiles(path('public')) }
}

function readFiles(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const files = names.filter(name => statSync(join(folder, name)).isFile())
  return new Map(files.map(name => [name, readFileSync(join(folder, name), 'latin1')]))
}

/** Builds a site from nothing without threads and with two. */
async function buildBoth(folder: SiteFolder): Promise<{ alone: Built; threaded: Built }> {
  const alone = await build(folder, 0)
  for (const name of ['.cache', 'public']) rmSync(folder.path(name), { recursive: true })
  return { alone, threaded: await build(folder, 2) }
}

function assertSame({ alone, threaded }: { alone: Built; threaded: Built }): void {
  assert.deepEqual(told(threaded), told(alone))
  assert.equal(threaded.code, alone.code)
  // How many pages a build that fails has written by then is a matter of time.
  if (alone.code !== 0) return
  assert.deepEqual([...threaded.files.keys()], [...alone.files.keys()])
  for (const [name, text] of threaded.files) assert.equal(text, alone.files.get(name), name)
}

/**
 * All that was told, each once: of a document that several pages show, each thread makes what it needs. Of stacks the
 * part that is the site's.
 */
function told({ problems }: Built): string[] {
  const texts = problems.map(problem =>
    JSON.stringify({ ...problem, cause: String(problem.cause).split('\n').slice(0, 2) }),
  )
  return [...new Set(texts)].sort()
}

/** Titles of the posts of which a field was resolved in a kind of thread, in order. */
function titlesOf({ log }: Built, where: 'main' | 'thread', field: string): string[] {
  const lines = log.filter(line => line.startsWith(`${where} ${field} `))
  return lines.map(line => line.split(' ')[2] ?? '')
}

describe('query threads', () => {
  it('build what one thread builds, whatever resolvers do', async () => {
    const names = ['place', 'counted', 'kept', 'sourced', 'pages', 'made']
    const folder = createSiteFolder({ ...site, ...withTemplates(names) })
    try {
      const built = await buildBoth(folder)
      assert.equal(built.alone.code, 0)
      assertSame(built)
      const { threaded } = built
      for (const field of ['place', 'counted', 'kept']) {
        const main = titlesOf(threaded, 'main', field)
        const thread = titlesOf(threaded, 'thread', field)
        assert.equal(main[0], 'a', field)
        // Threads answer for the first post as well, to be compared; every other post is looked at by one of them.
        const others = thread.filter(title => title !== 'a')
        assert.notEqual(others.length, 0, field)
        assert.deepEqual([...main, ...others].sort(), NAMES, field)
      }
      // What threads gave or could not give is resolved by the main thread, for every post.
      for (const field of ['sourced', 'pages', 'made']) {
        assert.deepEqual(titlesOf(threaded, 'main', field), NAMES)
      }
      assert.match(threaded.files.get('page-data/made/f/page-data.json') ?? '', /"made":6/)

      // Values that plugins put into their caches in threads are there for the next run.
      folder.write({ 'src/templates/kept.js': post('kept id') })
      const next = await build(folder, 0)
      assert.deepEqual(
        next.log.filter(line => line.includes(' found ')).sort(),
        NAMES.map(name => `main found ${name}`),
      )
    } finally {
      folder.remove()
    }
  })

  it('tell errors of resolvers as one thread does, and survive one that ends', async () => {
    const folder = createSiteFolder({ ...site, ...withTemplates(['ending', 'failing']) })
    try {
      const built = await buildBoth(folder)
      assert.equal(built.alone.code, 1)
      assert.equal(built.alone.problems.filter(({ severity }) => severity === 'error').length, 3)
      assertSame(built)
      assert.ok(titlesOf(built.threaded, 'thread', 'ending').length > 0)
    } finally {
      folder.remove()
    }
  })

  it('make the images of one thread', async () => {
    const folder = createSiteFolder({
      'gatsby-config.js': `module.exports = { plugins: [
  { resolve: 'gatsby-source-filesystem', options: { name: 'content', path: __dirname + '/content' } },
  'gatsby-plugin-image', 'gatsby-plugin-sharp', 'gatsby-transformer-sharp',
  { resolve: 'gatsby-transformer-remark', options: { plugins: [
    { resolve: 'gatsby-remark-images', options: { maxWidth: 200 } }, 'gatsby-remark-copy-linked-files'] } },
] }`,
      'gatsby-node.js': site['gatsby-node.js'] ?? '',
      'templates.json': '["picture"]',
      'src/templates/picture.js': post(`html frontmatter { cover { childImageSharp {
        gatsbyImageData(width: 100, placeholder: BLURRED) fixed: resize(width: 50) { src } } } }`),
      ...Object.fromEntries(
        NAMES.map(name => [
          `content/${name}.md`,
          `---\ntitle: ${name}\ncover: ./${name}.png\n---\n\n![of ${name}](./${name}.png)\n`,
        ]),
      ),
    })
    try {
      for (const [index, name] of NAMES.entries()) {
        const background = { r: 40 * index, g: 90, b: 160 }
        await sharp({ create: { width: 300, height: 200, channels: 3, background } })
          .png()
          .toFile(folder.path(`content/${name}.png`))
      }
      folder.write({ log: '' })
      const alone = await runGreenlight(folder.root, ['build'], { GREENLIGHT_QUERY_THREADS: '0' })
      assert.equal(alone.code, 0, alone.stderr)
      const expected = readFiles(folder.path('public'))
      for (const name of ['.cache', 'public']) rmSync(folder.path(name), { recursive: true })
      const threaded = await runGreenlight(folder.root, ['build', '--verbose'], {
        GREENLIGHT_QUERY_THREADS: '2',
      })
      assert.equal(threaded.code, 0, threaded.stderr)
      assert.match(threaded.stderr, /2 threads answer page queries/)
      assert.doesNotMatch(threaded.stderr, /not used|by the main thread alone/)
      const files = readFiles(folder.path('public'))
      assert.deepEqual([...files.keys()], [...expected.keys()])
      for (const [name, text] of files) assert.equal(text, expected.get(name), name)
    } finally {
      folder.remove()
    }
  })
})
