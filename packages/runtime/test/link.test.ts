import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { LocationProvider } from '@gatsbyjs/reach-router'
import { act, createElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { Link, type LinkProps, navigate } from '../gatsby/link.tsx'
import { openAt } from './support/browser.ts'

const moves: unknown[] = []
let root: Root | undefined

async function show(props: LinkProps): Promise<HTMLAnchorElement> {
  const container = document.createElement('div')
  document.body.append(container)
  root = createRoot(container)
  const link = createElement(Link, props)
  await act(async () => root?.render(createElement(LocationProvider, null, link)))
  const anchor = container.querySelector('a')
  assert.ok(anchor)
  return anchor
}

async function click(anchor: Element, options: MouseEventInit = {}): Promise<boolean> {
  let isLeft = true
  await act(async () => {
    const event = new window.MouseEvent('click', { bubbles: true, cancelable: true, ...options })
    isLeft = anchor.dispatchEvent(event)
  })
  return isLeft
}

describe('links', () => {
  beforeEach(() => {
    moves.length = 0
    openAt('/')
    window.___navigate = (to, options) => void moves.push([to, options])
  })
  afterEach(async () => {
    await act(async () => root?.unmount())
  })

  it('have the address with the slash of the settings and go there without leaving the document', async () => {
    const anchor = await show({ to: '/a?b#c', state: { from: 'x' } })
    assert.equal(anchor.getAttribute('href'), '/a/?b#c')
    assert.equal(await click(anchor), false)
    assert.deepEqual(moves, [['/a/?b#c', { state: { from: 'x' } }]])
  })

  it('leave other clicks to the browser', async () => {
    const anchor = await show({ to: '/a/' })
    // jsdom cannot leave the document; a plain anchor would be followed.
    anchor.addEventListener('click', event => event.preventDefault())
    await click(anchor, { metaKey: true })
    await click(anchor, { button: 1 })
    assert.deepEqual(moves, [])
  })

  it('make no new entry for the page one is on, unless told to', async () => {
    const here = await show({ to: '/' })
    await click(here)
    const asked = await show({ to: '/', replace: false })
    await click(asked)
    const elsewhere = await show({ to: '/a/', replace: true })
    await click(elsewhere)
    assert.deepEqual(moves, [
      ['/', { state: undefined, replace: true }],
      ['/', { state: undefined, replace: false }],
      ['/a/', { state: undefined, replace: true }],
    ])
  })

  it('mark the page one is on', async () => {
    const anchor = await show({
      to: '/',
      className: 'a',
      activeClassName: 'b',
      activeStyle: { top: 1 },
    })
    assert.equal(anchor.className, 'a b')
    assert.equal(anchor.style.top, '1px')
    assert.equal(anchor.getAttribute('aria-current'), 'page')
    assert.equal((await show({ to: '/a/', activeClassName: 'b' })).className, '')
  })

  it('are plain for other sites', async () => {
    let clicks = 0
    const anchor = await show({ to: 'mailto:a@b', onClick: () => clicks++ })
    assert.equal(anchor.getAttribute('href'), 'mailto:a@b')
    await click(anchor)
    assert.equal(clicks, 1)
    assert.deepEqual(moves, [])
  })

  it('are relative to the page', async () => {
    navigate('b', { replace: true })
    navigate(-1)
    assert.deepEqual(moves, [
      ['/b/', { replace: true }],
      [-1, undefined],
    ])
  })
})
