import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { needsOriginalParser } from '../../greenlight/src/twins/remark/needs-original-parser.ts'
import { parseMarkdown } from '../../greenlight/src/twins/remark/parse-markdown.ts'
import { createHtmlWriter } from '../../greenlight/src/twins/remark/write-html.ts'
import { compareJson } from '../src/compare-json.ts'
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

/** The twin's writer, and how many times it left something to the original. */
function createCountedWriter() {
  const count = { original: 0 }
  const write = createHtmlWriter({
    original(tree, options) {
      count.original++
      return toHtml(tree, options)
    },
    infoOf: property => findProperty(htmlProperties, property),
    voids: library('html-void-elements'),
  })
  return { write, count }
}

const writer = createCountedWriter()

/** HTML of a document's tree; both writers must agree on it. */
function htmlOf(tree: unknown): string {
  const hast = toHast(tree, RAW)
  const html = toHtml(hast, RAW)
  assert.equal(writer.write(hast, RAW), html)
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

function* readDocuments(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && !entry.name.startsWith('.')) yield* readDocuments(path)
    else if (entry.name.endsWith('.md')) yield withoutFrontMatter(readFileSync(path, 'utf8'))
  }
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n/, '')
}

/** The README of every package that is installed, each text once. */
function* readmes(): Generator<string> {
  const seen = new Set<string>()
  const folder = join(repository, 'node_modules')
  const packages = readdirSync(folder).flatMap(name =>
    name.startsWith('@') ? readdirSync(join(folder, name)).map(inner => join(name, inner)) : [name],
  )
  for (const name of packages) {
    const file = readdirOrNone(join(folder, name)).find(file => /^readme\.md$/i.test(file))
    if (file === undefined) continue
    const text = readFileSync(join(folder, name, file), 'utf8')
    if (!seen.has(text)) yield text
    seen.add(text)
  }
}

function readdirOrNone(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

const PIECES = [
  ...[
    '# h',
    '## h *e*',
    'text',
    'text *em* and **strong**',
    'a  ',
    'b\\',
    '- item',
    '* item',
    '1. one',
  ],
  ...[
    '2) two',
    '  - nested',
    '    - deep',
    '   text',
    '    code',
    '> quote',
    '> > q',
    '```js',
    '```',
  ],
  ...[
    '~~~',
    '| a | b |',
    '|---|---|',
    '| 1 | 2 |',
    '---',
    '***',
    '===',
    '<div>',
    '</div>',
    '<b>x</b>',
  ],
  ...[
    '<!-- c -->',
    '[l](u)',
    '![i](u "t")',
    '[ref]',
    '[ref][]',
    '[t][ref]',
    '[ref]: /u "t"',
    '[^n]',
  ],
  ...['[^n]: note', 'www.a.com', 'https://a.b/c?d=e', '<https://a.b>', 'me@x.org', '`code`'],
  ...[
    '``a ` b``',
    '~~del~~',
    '~x~',
    '- [ ] todo',
    '- [x] done',
    '&amp; &copy;',
    'é*é*',
    '"q" \'s\'',
  ],
  ...[
    'a_b_c',
    '_x_',
    '**a*b**',
    '',
    '',
    '',
    '',
    ' ',
    '\\*x',
    '10. ten',
    '-',
    '+ plus',
    'a | b',
    ':--',
  ],
  ...['-- ', '#', '1986. year', '[x]: <a b>', '![a *b*][ref]', '<a href="x">y</a>', 'line <br> x'],
  ...[
    '\ttab',
    '`unclosed',
    '*unclosed',
    '![',
    '](x)',
    'term\n: def',
    '$x$',
    'a^b^',
    ':::note',
    '{#id}',
  ],
]

function* randomDocuments(seed: number, count: number): Generator<string> {
  const random = createRandom(seed)
  for (let made = 0; made < count; made++) {
    let document = ''
    for (let piece = random.below(7); piece >= 0; piece--) {
      document += random.pick(PIECES) + random.pick([' ', '\n', '\n', '\n\n'])
    }
    yield document
  }
}

describe('the twin of the markdown parser gives the tree of remark 13', () => {
  it('over the examples of CommonMark', () => {
    const { tests } = require('commonmark-spec')
    assertAgreement(
      tests.map(({ markdown }: { markdown: string }) => markdown.replaceAll('→', '\t')),
      { atLeast: 300 },
    )
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
    'a fence that is never closed': '```js\ncode',
  }
  for (const [reason, document] of Object.entries(reasons)) {
    it(reason, () => assert.equal(needsOriginalParser(document), true))
  }
})
