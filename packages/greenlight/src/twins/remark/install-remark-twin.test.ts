import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { it } from 'node:test'
import { installRemarkTwin } from './install-remark-twin.ts'
import { isUntouchedRoot } from './lazy-root.ts'

const require = createRequire(import.meta.url)
const manifest = require.resolve('gatsby-transformer-remark/package.json')
const plugin = createRequire(manifest)
const isInstalled = installRemarkTwin(dirname(manifest))

it('stands in for the versions that are installed here', () => {
  assert.equal(isInstalled, true)
})

it("is what the plugin's own modules are given: the parser and the makers of HTML", () => {
  const remark = plugin('remark')()
    .use(plugin('remark-gfm'))
    .use(plugin('remark-footnotes'), { inlineNotes: true })
    .data('settings', {})
  const markdown = '# One\n\n- two & *three*\n'
  const handlers = { code: plugin('./code-handler.js') }
  const root = plugin('mdast-util-to-hast')(remark.parse(markdown), {
    allowDangerousHtml: true,
    handlers,
  })
  assert.equal(isUntouchedRoot(root), true)
  const html = plugin('hast-util-to-html')(root, { allowDangerousHtml: true })
  assert.equal(html, '<h1>One</h1>\n<ul>\n<li>two &#x26; <em>three</em></li>\n</ul>')
  assert.equal(isUntouchedRoot(root), true)
})

it('walks over trees for all who load the walk', () => {
  let stack = ''
  plugin('unist-util-visit')({ type: 'root', children: [{ type: 'text' }] }, 'text', () => {
    stack = String(new Error('here').stack)
  })
  assert.match(stack, /visit-parents\.ts/)
  assert.doesNotMatch(stack, /unist-util-visit-parents/)
})
