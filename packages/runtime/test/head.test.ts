import './support/browser.ts'
import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import { act, createElement, Fragment, type ReactNode } from 'react'
import { createHeadRenderer } from '../browser/head.tsx'
import { createPluginHooks } from '../shared/plugin-hooks.ts'

const renderer = createHeadRenderer(createPluginHooks([]))

async function show(...content: readonly ReactNode[]): Promise<void> {
  await act(async () => {
    renderer.render({
      Head: content.length === 0 ? undefined : () => createElement(Fragment, null, ...content),
      props: {},
      staticQueryResults: {},
    })
  })
}

const head = () => document.head.innerHTML

describe('the head of a page in the browser', () => {
  afterEach(async () => {
    await show()
  })

  it('puts elements into the document in their order and takes them out with the page', async () => {
    await show(
      createElement('link', { rel: 'stylesheet', href: '/a.css' }),
      createElement('title', null, 'One'),
      createElement('style', null, 'b { color: red }'),
      createElement('meta', { name: 'description', content: 'a "b"' }),
    )
    assert.equal(
      head(),
      '<link rel="stylesheet" href="/a.css" data-gatsby-head="true">' +
        '<title data-gatsby-head="true">One</title>' +
        '<style data-gatsby-head="true">b { color: red }</style>' +
        '<meta name="description" content="a &quot;b&quot;" data-gatsby-head="true">',
    )
    await show()
    assert.equal(head(), '')
  })

  it('takes text of scripts as it is', async () => {
    const text = '{"a":"1 < 2 && <b>&amp;</b>"}'
    await show(
      createElement('script', {
        type: 'application/ld+json',
        // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this test.
        dangerouslySetInnerHTML: { __html: text },
      }),
    )
    assert.equal(document.head.querySelector('script')?.textContent, text)
  })

  it('keeps elements that the next page has too', async () => {
    await show(
      createElement('meta', { name: 'a', content: '1' }),
      createElement('title', null, 'A'),
    )
    const kept = document.head.querySelector('meta')
    await show(
      createElement('title', null, 'B'),
      createElement('meta', { name: 'a', content: '1' }),
    )
    assert.equal(document.head.querySelector('meta'), kept)
    assert.equal(document.title, 'B')
    assert.equal(document.head.querySelectorAll('title').length, 1)
  })

  it('joins attributes of html and body, and touches no others', async () => {
    document.documentElement.setAttribute('data-theme', 'dark')
    await show(
      createElement('html', { lang: 'de', style: { color: 'red' } }),
      createElement('html', { className: 'wide', style: { margin: 0 } }),
      createElement('body', { className: 'post' }),
    )
    const html = document.documentElement
    assert.equal(html.getAttribute('lang'), 'de')
    assert.equal(html.className, 'wide')
    assert.equal(html.getAttribute('style'), 'color: red; margin: 0px;')
    assert.equal(document.body.className, 'post')
    await show(createElement('html', { lang: 'en' }))
    assert.equal(html.getAttribute('lang'), 'en')
    assert.equal(html.hasAttribute('class'), false)
    assert.equal(document.body.hasAttribute('class'), false)
    assert.equal(html.getAttribute('data-theme'), 'dark')
    html.removeAttribute('data-theme')
  })

  it('has the later of two elements with one id, in the place of the first', async () => {
    await show(
      createElement('meta', { id: 'x', content: '1' }),
      createElement('title', null, 'T'),
      createElement('meta', { id: 'x', content: '2' }),
    )
    assert.match(head(), /^<meta id="x" content="2"[^>]*><title/)
    assert.equal(document.head.querySelectorAll('meta').length, 1)
  })
})
