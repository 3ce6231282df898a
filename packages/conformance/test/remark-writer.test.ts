/**
 * HTML that is written straight from markdown trees, against that of the libraries that gatsby-transformer-remark has.
 * More random trees:
 *
 *   GREENLIGHT_TREES=100000 node --import ./packages/greenlight/scripts/register-typescript.js \
 *     --test packages/conformance/test/remark-writer.test.ts
 */
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { describe, it } from 'node:test'
import { createHtmlSyntax } from '../../greenlight/src/twins/remark/html-syntax.ts'
import { isUntouchedRoot } from '../../greenlight/src/twins/remark/lazy-root.ts'
import { createHtmlMakers } from '../../greenlight/src/twins/remark/make-html.ts'
import { randomMarkdownTree } from '../src/random-markdown-tree.ts'
import { createRandom } from '../src/random-query/random.ts'

const TREE_COUNT = Number(process.env.GREENLIGHT_TREES ?? 4000)

const require = createRequire(import.meta.url)
const plugin = createRequire(require.resolve('gatsby-transformer-remark/package.json'))
const toHast = plugin('mdast-util-to-hast')
const toHtml = plugin('hast-util-to-html')
const library = createRequire(plugin.resolve('hast-util-to-html'))
const findProperty = library('property-information/find')
const htmlProperties = library('property-information/html')
const codeHandler = plugin('./code-handler.js')

const RAW = { allowDangerousHtml: true }
const FOR_DOCUMENTS = { ...RAW, handlers: { code: codeHandler } }

const makers = createHtmlMakers({
  ...{ toHast, toHtml, codeHandler },
  syntax: createHtmlSyntax({
    infoOf: property => findProperty(htmlProperties, property),
    voids: library('html-void-elements'),
  }),
  encodeUrl: createRequire(plugin.resolve('mdast-util-to-hast'))('mdurl/encode'),
})

type Made = { readonly html: string; readonly hast: unknown } | { readonly error: string }

/** HTML of a tree, and then the tree of HTML, or what went wrong. Trees with footnotes are changed. */
function make(
  tree: unknown,
  { toHast, toHtml }: Pick<typeof makers, 'toHast' | 'toHtml'>,
): Made & { readonly isLazy?: boolean } {
  try {
    const hast = toHast(tree, FOR_DOCUMENTS)
    const html = toHtml(hast, RAW)
    const isLazy = isUntouchedRoot(Object(hast))
    return { html, hast: JSON.parse(JSON.stringify(hast)), ...(isLazy && { isLazy }) }
  } catch (error) {
    return { error: String(error) }
  }
}

describe('HTML that is written straight from markdown', () => {
  it('is that of the libraries, and so is the tree that is made of it later', () => {
    const random = createRandom(11)
    let lazy = 0
    for (let made = 0; made < TREE_COUNT; made++) {
      const tree = randomMarkdownTree(random)
      const { isLazy, ...own } = make(structuredClone(tree), makers)
      assert.deepEqual(own, make(structuredClone(tree), { toHast, toHtml }), JSON.stringify(tree))
      if (isLazy) lazy++
    }
    assert.ok(lazy > TREE_COUNT * 0.5 && lazy < TREE_COUNT * 0.95, `${lazy} of ${TREE_COUNT}`)
  })
})
