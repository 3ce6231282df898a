/**
 * Fields of markdown with the engine's own parser, writer and store of syntax trees, and with the plugin in its own code.
 * All READMEs:
 *
 *   GREENLIGHT_READMES=5000 node --import ./packages/greenlight/scripts/register-typescript.js \\
 *     --test packages/conformance/test/remark-fields.test.ts
 */
import assert from 'node:assert/strict'
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { after, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { copySite } from '../src/copy-site.ts'
import { openWithGreenlight } from '../src/greenlight-engine.ts'
import {
  commonMarkExamples,
  GFM_EXAMPLES,
  randomDocuments,
  readDocuments,
  readmes,
} from '../src/markdown-corpus.ts'
import { createRandom } from '../src/random-query/random.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
const README_COUNT = Number(process.env.GREENLIGHT_READMES ?? 60)

const FIELDS = [
  'html',
  'htmlAst',
  'excerpt',
  'html_excerpt: excerpt(format: HTML, pruneLength: 60)',
  'markdown_excerpt: excerpt(format: MARKDOWN)',
  'truncated: excerpt(truncate: true, pruneLength: 30)',
  'excerptAst(pruneLength: 80)',
  'headings { id value depth }',
  'second: headings(depth: h2) { value }',
  'tableOfContents',
  'short: tableOfContents(maxDepth: 2)',
  'timeToRead',
  'wordCount { words sentences paragraphs }',
]

const sites: string[] = []
after(() => {
  for (const site of sites) rmSync(dirname(site), { recursive: true })
})

/** Making HTML of a tree adds links to its footnotes. */
const FOOTNOTES = [
  'Text[^1] and more[^note].\n\n[^1]: First.\n[^note]: Second with `code`.\n\n## Heading[^1]\n',
  'An inline note^[said here].\n',
]

interface Documents {
  readonly site: string
  readonly documents: readonly string[]
}

async function makeSite({ readmeCount }: { readonly readmeCount: number }): Promise<Documents> {
  const site = await copySite('empty')
  sites.push(site)
  writeFileSync(
    join(site, 'gatsby-config.js'),
    `module.exports = {
  plugins: [
    { resolve: 'gatsby-source-filesystem', options: { name: 'content', path: \`\${__dirname}/documents\` } },
    'gatsby-transformer-remark',
  ],
}
`,
  )
  const documents = [
    ...commonMarkExamples(),
    ...GFM_EXAMPLES,
    ...FOOTNOTES,
    ...randomDocuments(3, 100),
    ...readDocuments(join(repository, 'content')),
    ...[...readmes()].slice(0, readmeCount),
  ]
  mkdirSync(join(site, 'documents'))
  documents.forEach((document, index) => {
    writeFileSync(join(site, 'documents', `${index}.md`), `---\nindex: ${index}\n---\n${document}`)
  })
  return { site, documents }
}

/**
 * What fields of each document are when they are asked for in a random order, together or one by one. Documents with
 * footnotes are asked one by one: of fields that are asked together, the plugin makes some of one tree at the same
 * time, and then links back from a footnote twice, or not, as it happens.
 */
async function answersOf({ site, documents }: Documents, { twins }: { readonly twins: boolean }) {
  rmSync(join(site, '.cache'), { recursive: true, force: true })
  const engine = await openWithGreenlight(site, { twins })
  const random = createRandom(5)
  const all = new Map<string, unknown>()
  for (const index of documents.keys()) {
    const order = random.some(FIELDS, FIELDS.length)
    const together = random.chance(0.7) && !documents[index]?.includes('[^')
    const selections = together ? [order.join('\n')] : order
    for (const selection of selections) {
      const query = `{ markdownRemark(frontmatter: { index: { eq: ${index} } }) { ${selection} } }`
      all.set(`${index}: ${selection}`, await engine.query(query))
    }
  }
  await engine.close()
  return all
}

it('gives each field of each document as the plugin does in its own code', async () => {
  const made = await makeSite({ readmeCount: README_COUNT })
  const own = await answersOf(made, { twins: true })
  const original = await answersOf(made, { twins: false })
  assert.ok(own.size > made.documents.length)
  assert.deepEqual([...own.keys()], [...original.keys()])
  for (const [question, answer] of original) assert.deepEqual(own.get(question), answer, question)
})

/** Has the library that makes trees of HTML add a character to a file, in the site's process, for each that it makes. */
function countTreesOfHtml(site: string): () => number {
  const require = createRequire(import.meta.url)
  const plugin = createRequire(require.resolve('gatsby-transformer-remark/package.json'))
  const library = JSON.stringify(plugin.resolve('mdast-util-to-hast'))
  const file = join(site, 'trees')
  writeFileSync(file, '')
  appendFileSync(
    join(site, 'gatsby-config.js'),
    `const toHast = require(${library})
require.cache[${library}].exports = (...args) => {
  require('fs').appendFileSync(${JSON.stringify(file)}, '.')
  return toHast(...args)
}
`,
  )
  return () => readFileSync(file, 'utf8').length
}

it('makes trees of HTML only of documents with footnotes, until somebody asks for one', async () => {
  // One query asks for all of them.
  const { site, documents } = await makeSite({ readmeCount: 60 })
  const footnotes = documents.filter(document => document.includes('[^')).length
  const countTrees = countTreesOfHtml(site)
  const engine = await openWithGreenlight(site)
  try {
    const query = '{ allMarkdownRemark { nodes { html excerpt headings { value } } } }'
    assert.ok(JSON.stringify(await engine.query(query)).includes('<p>'))
    const made = countTrees()
    assert.ok(made > 0 && made <= footnotes, `${made} trees, ${footnotes} documents`)
    await engine.query('{ markdownRemark(frontmatter: { index: { eq: 0 } }) { htmlAst } }')
    assert.equal(countTrees(), made + 1)
  } finally {
    await engine.close()
  }
})
