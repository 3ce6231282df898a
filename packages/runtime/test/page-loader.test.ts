import './support/browser.ts'
import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { createPageLoader } from '../browser/page-loader.ts'
import { createPagePaths } from '../shared/page-paths.ts'

/** Answers by address; what is not named is not found. */
let files: Record<string, unknown> = {}
let requests: string[] = []
const originalFetch = globalThis.fetch

const template = `data:text/javascript,${encodeURIComponent('export default () => null; export const Head = () => null')}`

function page(path: string, more: object = {}) {
  return {
    componentChunkName: 'component---a',
    path,
    result: { data: { title: path }, pageContext: {} },
    staticQueryHashes: [],
    ...more,
  }
}

function open() {
  const told: string[] = []
  const loader = createPageLoader({
    paths: createPagePaths({ matchPaths: [], redirects: [] }),
    knownChunks: { 'component---a': template },
    prefetchDisabled: false,
    onPrefetch: path => told.push(`before ${path}`),
    onPostPrefetch: path => told.push(`after ${path}`),
  })
  return { loader, told }
}

async function until(check: () => boolean): Promise<void> {
  for (let round = 0; round < 200 && !check(); round++) {
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  assert.ok(check(), 'nothing happened for two seconds')
}

describe('the loader of pages', () => {
  beforeEach(() => {
    requests = []
    globalThis.fetch = async (input, init) => {
      const address = String(input)
      requests.push(init?.method === 'HEAD' ? `HEAD ${address}` : address)
      if (!(address in files)) return new Response('', { status: 404 })
      const body = files[address]
      return body instanceof Response ? body.clone() : new Response(JSON.stringify(body))
    }
    files = {
      '/page-data/index/page-data.json': page('/'),
      '/page-data/a/page-data.json': page('/a/', { staticQueryHashes: ['1'] }),
      '/page-data/404.html/page-data.json': page('/404.html'),
      '/page-data/sq/d/1.json': { data: { static: true } },
      '/page-data/app-data.json': { webpackCompilationHash: 'one' },
      '/chunk-map.json': { 'component---a': ['/a.js', '/shared.js'] },
    }
  })
  afterEach(() => {
    globalThis.fetch = originalFetch
  })

  it('loads data, static queries and code of a page, once', async () => {
    const { loader } = open()
    assert.equal(loader.loadPageSync('/a/'), undefined)
    const [first, second] = await Promise.all([loader.loadPage('/a/'), loader.loadPage('/a#b')])
    assert.equal(first, second)
    assert.equal(loader.loadPageSync('/a'), first)
    assert.deepEqual(first?.json.data, { title: '/a/' })
    assert.deepEqual(first?.staticQueryResults, { 1: { data: { static: true } } })
    assert.equal(typeof first?.head.Head, 'function')
    assert.deepEqual(requests, ['/page-data/a/page-data.json', '/page-data/sq/d/1.json'])
  })

  it('has the page for unknown addresses, unless there is a file', async () => {
    const { loader } = open()
    const stand = await loader.loadPage('/none/')
    assert.equal(stand?.page.path, '/404.html')
    assert.equal(loader.isPageNotFound('/none/'), true)
    files['/file.txt'] = 'text'
    assert.equal(await loader.loadPage('/file.txt'), undefined)
    assert.ok(requests.includes('HEAD /file.txt'))
  })

  it('asks no other host', async () => {
    const { loader } = open()
    await loader.loadPage('//example.com/')
    assert.deepEqual(
      requests.filter(address => address.startsWith('HEAD')),
      [],
    )
  })

  it('gives a page up whose data fails four times', async () => {
    const { loader } = open()
    files['/page-data/a/page-data.json'] = new Response('', { status: 503 })
    assert.equal(await loader.loadPage('/a/'), undefined)
    assert.equal(requests.length, 4)
    files['/page-data/a/page-data.json'] = page('/a/')
    assert.equal((await loader.loadPage('/a/'))?.page.path, '/a/')
  })

  it('loads in advance, tells plugins, and knows what it has loaded', async () => {
    const { loader, told } = open()
    assert.equal(loader.getResourceURLsForPathname('/a/'), null)
    loader.enqueue('/a/')
    loader.enqueue('/a/')
    await until(() => told.length === 2)
    assert.deepEqual(told, ['before /a/', 'after /a/'])
    assert.deepEqual(
      [...document.head.querySelectorAll('link[rel=modulepreload]')].map(link =>
        link.getAttribute('href'),
      ),
      ['/a.js', '/shared.js'],
    )
    assert.deepEqual(loader.getResourceURLsForPathname('/a/'), [
      '/a.js',
      '/shared.js',
      '/chunk-map.json',
      '/page-data/a/page-data.json',
      '/page-data/sq/d/1.json',
    ])
  })

  it('notices a new build', async () => {
    const { loader } = open()
    await loader.loadPage('/')
    await loader.checkBuild()
    assert.equal(loader.isOutdated(), false)
    files['/page-data/app-data.json'] = { webpackCompilationHash: 'two' }
    await loader.loadPage('/a/')
    assert.equal(loader.isOutdated(), true)
  })

  it('takes a server that cannot say its build for none', async () => {
    const { loader } = open()
    delete files['/page-data/app-data.json']
    await loader.loadPage('/')
    await loader.checkBuild()
    await loader.loadPage('/a/')
    assert.equal(loader.isOutdated(), false)
  })
})
