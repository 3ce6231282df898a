import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createHtmlSyntax } from '../../greenlight/src/twins/remark/html-syntax.ts'
import { isUntouchedRoot } from '../../greenlight/src/twins/remark/lazy-root.ts'
import { createHtmlMakers } from '../../greenlight/src/twins/remark/make-html.ts'
import { needsOriginalParser } from '../../greenlight/src/twins/remark/needs-original-parser.ts'
import { parseMarkdown } from '../../greenlight/src/twins/remark/parse-markdown.ts'
import { createHtmlWriter } from '../../greenlight/src/twins/remark/write-html.ts'
import { compareJson } from '../src/compare-json.ts'
import {
  commonMarkExamples,
  GFM_EXAMPLES,
  randomDocuments,
  readDocuments,
  readmes,
} from '../src/markdown-corpus.ts'
import { createRandom } from '../src/random-query/random.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
const require = createRequire(import.meta.url)
const plugin = createRequire(require.resolve('gatsby-transformer-remark/package.json'))

/** The plugin's own parser, with the options it has by default. */
const original = plugin('remark')()
  .use(plugin('remark-gfm'))
  .use(plugin('remark-footnotes'), { inlineNotes: true })
const toHast = plugin('mdast-util-to-hast')
const toHtml = plugin('hast-util-to-html')

const RAW = { allowDangerousHtml: true }

const library = createRequire(plugin.resolve('hast-util-to-html'))
const htmlProperties = library('property-information/html')
const findProperty = library('property-information/find')
const syntax = createHtmlSyntax({
  infoOf: property => findProperty(htmlProperties, property),
  voids: library('html-void-elements'),
})

/** The twin's writer, and how many times it left something to the original. */
function createCountedWriter() {
  const count = { original: 0 }
  const write = createHtmlWriter({
    original(tree, options) {
      count.original++
      return toHtml(tree, options)
    },
    syntax,
  })
  return { write, count }
}

const writer = createCountedWriter()

const codeHandler = plugin('./code-handler.js')
const makers = createHtmlMakers({
  ...{ toHast, toHtml, codeHandler, syntax },
  encodeUrl: createRequire(plugin.resolve('mdast-util-to-hast'))('mdurl/encode'),
})
const FOR_DOCUMENTS = { ...RAW, handlers: { code: codeHandler } }

/** How many documents were written straight from markdown, and how many were not. */
const documents = { straight: 0, others: 0 }

/** HTML of a document's tree; all writers must agree on it. */
function htmlOf(tree: unknown): string {
  // Links back from footnotes are put into the tree.
  const hast = toHast(structuredClone(tree), FOR_DOCUMENTS)
  const html = toHtml(hast, RAW)
  assert.equal(writer.write(hast, RAW), html)
  const lazy = makers.toHast(structuredClone(tree), FOR_DOCUMENTS)
  assert.equal(makers.toHtml(lazy, RAW), html)
  documents[isUntouchedRoot(Object(lazy)) ? 'straight' : 'others']++
  assert.deepEqual(lazy, hast)
  return html
}

/** The tree as plain data, without places: of cells of tables the two tell different ones. */
function withoutPlaces(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value) =>
      key === 'position' || value === null ? undefined : value,
    ),
  )
}

/** How the fast tree of a document differs from the original one; undefined when the original has to parse it. */
function compareParsers(document: string): readonly unknown[] | undefined {
  if (needsOriginalParser(document)) return undefined
  const slow = original.parse(document)
  const fast = parseMarkdown(document)
  const differences = compareJson(withoutPlaces(slow), withoutPlaces(fast))
  return htmlOf(slow) === htmlOf(fast) ? differences : [...differences, { document }]
}

function assertAgreement(
  documents: Iterable<string>,
  { atLeast }: { readonly atLeast: number },
): void {
  let fast = 0
  for (const document of documents) {
    const differences = compareParsers(document)
    if (differences) fast++
    assert.deepEqual(differences ?? [], [], document)
  }
  assert.ok(fast >= atLeast, `only ${fast} documents were parsed by the twin`)
}

describe('the twin of the markdown parser gives the tree of remark 13', () => {
  it('over the examples of CommonMark', () => {
    assertAgreement(commonMarkExamples(), { atLeast: 300 })
  })

  it('over what GitHub adds to CommonMark', () => {
    assertAgreement(GFM_EXAMPLES, { atLeast: 25 })
  })

  it('over the READMEs of installed packages', () => {
    const documents = [...readmes()]
    assert.ok(documents.length >= 1000, `${documents.length} READMEs`)
    assertAgreement(documents, { atLeast: 400 })
  })

  it('over the content of this repository, all of it without the original', () => {
    const documents = [...readDocuments(join(repository, 'content'))]
    assertAgreement(documents, { atLeast: documents.length })
  })

  it('over documents of random pieces', () => {
    assertAgreement(randomDocuments(1, 8000), { atLeast: 2000 })
  })
})

describe("the twin's writer of HTML", () => {
  it('left nothing of the documents above to the original', () => {
    const { count } = writer
    assert.equal(count.original, 0)
  })

  it('wrote them straight from markdown, but for those with footnotes', () => {
    const { straight, others } = documents
    assert.ok(straight > 50 * others, `${straight} straight, ${others} not`)
  })

  it('writes random trees as the original does', () => {
    const random = createRandom(7)
    const { write, count } = createCountedWriter()
    let trees = 0
    for (let made = 0; made < 20_000; made++) {
      const tree = { type: 'root', children: randomNodes(random, 3) }
      assert.equal(write(tree, RAW), toHtml(tree, RAW), JSON.stringify(tree))
      trees++
    }
    assert.ok(count.original > 100 && count.original < trees, `${count.original} of ${trees}`)
  })

  it('leaves other options to the original', () => {
    const tree = { type: 'root', children: [{ type: 'raw', value: '<b>' }] }
    for (const options of [undefined, {}, { ...RAW, quote: "'" }, { ...RAW, space: 'svg' }]) {
      const { write, count } = createCountedWriter()
      assert.equal(write(tree, options), toHtml(tree, options))
      assert.equal(count.original, 1)
    }
  })
})

const TAGS = ['p', 'a', 'img', 'br', 'input', 'script', 'style', 'svg', 'template', 'IMG', 'x-y']
const TEXTS = ['', 'a & b', '<i>', '"q" \'q\' `q`', '\0', 'é 😀', '&amp;', ' x ']
const PROPERTIES: Readonly<Record<string, readonly unknown[]>> = {
  className: [['a', 'b'], [], 'a b', [''], ['a&b']],
  href: [...TEXTS, null, undefined, 0],
  hidden: [true, false, '', 'hidden', 0, 1],
  download: [true, false, '', 'download', 'f.txt'],
  dataFooBar: ['x', 1, true],
  'data-x': ['y'],
  ariaHidden: ['true', true, false],
  srcSet: [['a 1x', 'b 2x'], 'a 1x'],
  width: [1, Number.NaN, '2'],
  style: ['color: red', { color: 'red' }],
  'on"click': ['x'],
  xLinkHref: ['#a'],
  accept: [['a', 'b', '']],
}

type Random = ReturnType<typeof createRandom>

function randomNodes(random: Random, depth: number): unknown[] {
  return Array.from({ length: random.below(4) }, () => randomNode(random, depth))
}

function randomNode(random: Random, depth: number): unknown {
  const kind = random.below(10)
  if (kind < 3 || depth === 0) return { type: 'text', value: random.pick(TEXTS) }
  if (kind === 3) return { type: 'raw', value: random.pick(TEXTS) }
  if (kind === 4) return { type: 'comment', value: random.pick(TEXTS) }
  const names = Object.keys(PROPERTIES)
  const properties: Record<string, unknown> = {}
  for (let count = random.below(4); count > 0; count--) {
    const name = random.pick(names)
    properties[name] = random.pick(PROPERTIES[name] ?? [''])
  }
  const children = randomNodes(random, depth - 1)
  const tagName = random.pick(TAGS)
  return {
    type: 'element',
    tagName,
    ...(random.below(5) === 0 ? {} : { properties }),
    children,
    ...(tagName === 'template' ? { content: { type: 'root', children } } : {}),
  }
}

describe('documents that the original must parse', () => {
  const reasons: Readonly<Record<string, string>> = {
    'a line that lazily goes on with an item': '- item\nlazy',
    'HTML below a table': '| a |\n|---|\n<div>',
    'an inline note': 'text^[note]',
    'a tab': '-\titem',
    'a mail address': 'write to foo@bar.6',
    'a fence below a table': '| a |\n|---|\n```js\ncode\n```',
    'a fence that is never closed': '```js\ncode',
  }
  for (const [reason, document] of Object.entries(reasons)) {
    it(reason, () => assert.equal(needsOriginalParser(document), true))
  }
})
