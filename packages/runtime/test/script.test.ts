import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { act, createElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { Script, type ScriptProps } from '../gatsby/script.tsx'
import { openAt } from './support/browser.ts'

const roots: Root[] = []
const events: string[] = []

async function show(props: ScriptProps): Promise<Root> {
  const container = document.createElement('div')
  document.body.append(container)
  const root = createRoot(container)
  roots.push(root)
  await act(async () => root.render(createElement(Script, props)))
  return root
}

const elements = (): readonly HTMLScriptElement[] => [
  ...document.querySelectorAll<HTMLScriptElement>('script'),
]

const told = (name: string) => ({
  onLoad: () => void events.push(`${name} loaded`),
  onError: () => void events.push(`${name} failed`),
})

describe('scripts', () => {
  beforeEach(() => {
    openAt('/')
    events.length = 0
  })
  afterEach(async () => {
    await act(async () => {
      for (const root of roots.splice(0)) root.unmount()
    })
  })

  it('are put into the document with their attributes', async () => {
    await show({ src: 'https://a.example/one.js', id: 'one', async: true, integrity: 'sha256-x' })
    const [script] = elements()
    assert.equal(script?.src, 'https://a.example/one.js')
    assert.equal(script?.id, 'one')
    assert.equal(script?.getAttribute('integrity'), 'sha256-x')
    assert.equal(script?.dataset.strategy, 'post-hydrate')
  })

  it('are loaded once, and all who ask are told, also when it is over', async () => {
    const src = 'https://a.example/two.js'
    await show({ src, ...told('first') })
    await show({ src, ...told('second') })
    const [script, ...more] = elements()
    assert.deepEqual(more, [])
    script?.dispatchEvent(new window.Event('load'))
    await show({ src, ...told('third') })
    assert.deepEqual(events, ['first loaded', 'second loaded', 'third loaded'])
    assert.equal(elements().length, 1)
  })

  it('tell when they could not be loaded', async () => {
    const src = 'https://a.example/three.js'
    await show({ src, ...told('first') })
    elements()[0]?.dispatchEvent(new window.Event('error'))
    await show({ src, ...told('second') })
    assert.deepEqual(events, ['first failed', 'second failed'])
  })

  it('go with the page that loaded them, and are not loaded again', async () => {
    const src = 'https://a.example/four.js'
    const root = await show({ src })
    await act(async () => root.unmount())
    roots.splice(roots.indexOf(root), 1)
    assert.deepEqual(elements(), [])
    await show({ src })
    assert.deepEqual(elements(), [])
  })
})
