import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { parseMarkup } from '../render/parse-markup.ts'

describe('markup that React wrote', () => {
  it('gives back names, attributes and text, entities resolved', () => {
    const title = 'a < b & "c" it\'s'
    const markup = renderToStaticMarkup(
      createElement(
        'svg',
        null,
        createElement('title', { id: 't' }, title),
        createElement('meta', { name: 'd', content: title }),
      ),
    )
    const [svg] = parseMarkup(markup)
    assert.deepEqual(svg?.children, [
      { name: 'title', attributes: { id: 't' }, text: title, children: [] },
      { name: 'meta', attributes: { name: 'd', content: title }, text: '', children: [] },
    ])
  })

  it('takes scripts and styles as they are', () => {
    const code = 'if (a < b && c > d) { "</p>" }'
    const markup = renderToStaticMarkup(
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this test.
      createElement('script', { dangerouslySetInnerHTML: { __html: code } }),
    )
    assert.equal(parseMarkup(markup)[0]?.text, code)
  })

  it('keeps elements within elements', () => {
    const [outer] = parseMarkup('<div><p>one<b>two</b></p><br/>three</div>')
    assert.equal(outer?.text, 'three')
    assert.deepEqual(
      outer?.children.map(({ name }) => name),
      ['p', 'br'],
    )
    assert.equal(outer?.children[0]?.children[0]?.text, 'two')
  })
})
