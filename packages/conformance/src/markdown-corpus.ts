import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRandom } from './random-query/random.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
const require = createRequire(import.meta.url)

/** The documents of all examples of the CommonMark specification. */
export function commonMarkExamples(): readonly string[] {
  const { tests } = require('commonmark-spec')
  return tests.map(({ markdown }: { markdown: string }) => markdown.replaceAll('→', '\t'))
}

/** One document or more for each rule that GitHub Flavored Markdown 0.29 adds to CommonMark, by its sections. */
export const GFM_EXAMPLES: readonly string[] = [
  // Tables
  '| name | age |\n| --- | --- |\n| Ann | 7 |',
  'name | age\n:-: | --:\nAnn | 7\n',
  '| left | middle | right | none |\n|:---|:---:|---:|---|\n| a | b | c | d |',
  '| a \\| b |\n| --- |\n| `c \\| d` and **e \\| f** |',
  '| head |\n| --- |\n| cell |\n> a quote ends it',
  '| head |\n| --- |\n| cell |\nwords are one more row\n\nwords after a blank line are not',
  '| two | heads |\n| --- |\n| cell |',
  '| two | heads |\n| --- | --- |\n| too few |\n| one | two | too many |',
  '| only | heads |\n| --- | --- |',
  'a paragraph\n| head |\n| --- |\n| cell |',
  '- an item\n\n  | head |\n  | --- |\n  | cell |',
  '> | head |\n> | --- |\n> | cell |',
  '| [link](/u) | ![image](/i.png "t") | `code` |\n|---|---|---|\n| *em* | **strong** | ~~gone~~ |',
  '| head |\n| --- |\n| cell |\n# a heading ends it',
  '| head |\n| --- |\n| cell |\n```js\ncode ends it\n```',
  '    | code |\n    | --- |',
  '| |\n|-|\n| |',
  // Task list items
  '- [ ] to do\n- [x] done\n- [X] done too',
  '- [x] outer\n  - [ ] inner\n  - [x] inner done\n- [ ] last',
  '1. [ ] with a number\n2. [x] and another',
  '- [ ]\n- [x]no space\n- [y] no mark\n- [] empty',
  '- [ ] first paragraph\n\n  second paragraph',
  '* [x] a [link](/u) and `code`',
  '[ ] no item',
  // Strikethrough
  '~~gone~~ and ~~gone **in part**~~',
  'a ~~new paragraph\n\nends~~ it',
  'wo~~r~~d',
  '~~ spaced ~~ is not, \\~~escaped~~ neither',
  '**~~both~~**',
  // Autolinks
  'www.example.org',
  'look at www.example.org/help for more.',
  'www.example.org. www.example.org/a.b.',
  'www.example.org/find?q=Markup+(business)',
  '(www.example.org/find?q=Markup+(business))) and (www.example.org/a)',
  'www.example.org/find?q=(business))+ok',
  'www.example.org/find?q=a&lang=en www.example.org/find?q=a&amp;',
  'www.example.org/a<b',
  'http://example.org https://docs.example.org/a/b?c=d#e ftp://files.example.org',
  '(see https://encrypted.example.org/find?q=Markup+(business))',
  'post@example.org is not one@of_these._ nor+this@mail example.org',
  'write to a.b-c_d@a.b, or a.b-c_d@a.b. but not a.b-c_d@a.b- or a.b-c_d@a.b_',
  '**www.example.org** *https://example.org/a_b_c*',
  '[www.example.org](/elsewhere) `www.example.org`',
  // Disallowed raw HTML
  '<strong> <title> <style> <em>\n\n<blockquote>\n  <xmp> is not allowed. <XMP> neither.\n</blockquote>',
  'a <script>alert(1)</script> and <iframe src="/x"></iframe> in a line',
]

/** The markdown files in a folder and those below it, without front matter. */
export function* readDocuments(folder: string): Generator<string> {
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
export function* readmes(): Generator<string> {
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

/** Documents put together of pieces of markdown; the same seed gives the same. */
export function* randomDocuments(seed: number, count: number): Generator<string> {
  const random = createRandom(seed)
  for (let made = 0; made < count; made++) {
    let document = ''
    for (let piece = random.below(7); piece >= 0; piece--) {
      document += random.pick(PIECES) + random.pick([' ', '\n', '\n', '\n\n'])
    }
    yield document
  }
}
