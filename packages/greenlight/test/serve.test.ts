import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { serveSite } from '../src/serve.ts'
import { createSiteFolder } from './site-folder.ts'

const HASH = '0123456789abcdef0123'

const built: Readonly<Record<string, string>> = {
  'public/page-data/app-data.json': '{"webpackCompilationHash":"x"}',
  'public/index.html': `<h1>Home</h1>${'<p>text</p>'.repeat(500)}`,
  'public/404.html': '<h1>None</h1>',
  'public/about/index.html': '<h1>About</h1>',
  'public/[id]/index.html': '<h1>By id</h1>',
  [`public/app-${HASH}.js`]: 'export {}',
  '.cache/match-paths.json': JSON.stringify([{ path: '/[id]/', matchPath: '/user/:id' }]),
  '.cache/greenlight/redirects.json': JSON.stringify([
    { fromPath: '/old/', toPath: '/about/', isPermanent: true, ignoreCase: true },
    { fromPath: '/Once', toPath: 'https://other.example/', ignoreCase: false },
  ]),
  'secret.txt': 'no part of the site',
}

async function serve(
  options: { readonly pathPrefix?: string; readonly trailingSlash?: 'always' | 'never' } = {},
) {
  const site = createSiteFolder(built)
  const server = await serveSite({
    root: site.root,
    port: 0,
    host: 'localhost',
    trailingSlash: 'always',
    pathPrefix: '',
    ...options,
  })
  const origin = new URL(server.url).origin
  return {
    get: (path: string, init: RequestInit = {}) =>
      fetch(origin + path, { redirect: 'manual', ...init }),
    async end() {
      await server.close()
      site.remove()
    },
  }
}

/** What browsers say when they ask whether they have the newest; fetch would say that it wants no cache to answer. */
const revalidating = { 'Cache-Control': 'max-age=0' }

describe('serving a built site', () => {
  it('sends pages compressed, to be asked for again, and hashed files for ever', async t => {
    const { get, end } = await serve()
    t.after(end)
    const home = await get('/', { headers: { 'Accept-Encoding': 'gzip' } })
    assert.equal(home.status, 200)
    assert.equal(home.headers.get('content-encoding'), 'gzip')
    assert.match(home.headers.get('cache-control') ?? '', /max-age=0, must-revalidate/)
    assert.match(await home.text(), /<h1>Home/)
    const script = await get(`/app-${HASH}.js`)
    assert.match(script.headers.get('cache-control') ?? '', /max-age=31536000, immutable/)
  })

  it('answers with 304 and with parts of files', async t => {
    const { get, end } = await serve()
    t.after(end)
    const first = await get('/about/')
    const etag = first.headers.get('etag') ?? ''
    assert.equal(
      (await get('/about/', { headers: { 'If-None-Match': etag, ...revalidating } })).status,
      304,
    )
    const part = await get(`/app-${HASH}.js`, { headers: { Range: 'bytes=0-5' } })
    assert.equal(part.status, 206)
    assert.equal(await part.text(), 'export')
    const ask = async (headers: Record<string, string>) => {
      const response = await get(`/app-${HASH}.js`, { headers })
      return [response.status, response.headers.get('content-range'), await response.text()]
    }
    assert.deepEqual(await ask({ Range: 'bytes=-2' }), [206, 'bytes 7-8/9', '{}'])
    assert.deepEqual(await ask({ Range: 'bytes=7-99' }), [206, 'bytes 7-8/9', '{}'])
    assert.deepEqual(await ask({ Range: 'bytes=9-' }), [416, 'bytes */9', ''])
    assert.deepEqual(await ask({ Range: 'bytes=3-1' }), [416, 'bytes */9', ''])
    assert.deepEqual(await ask({ Range: 'bytes=0-1', 'If-Range': '"other"' }), [
      200,
      null,
      'export {}',
    ])
    const head = await get(`/app-${HASH}.js`, { method: 'HEAD' })
    assert.deepEqual([head.headers.get('content-length'), await head.text()], ['9', ''])
  })

  it('redirects to the slash that the site has, keeping the query', async t => {
    const always = await serve()
    t.after(always.end)
    const added = await always.get('/about?a=1')
    assert.equal(added.status, 301)
    assert.equal(added.headers.get('location'), '/about/?a=1')
    assert.equal((await always.get('//about')).status, 404, 'no other host')
    const never = await serve({ trailingSlash: 'never' })
    t.after(never.end)
    assert.equal((await never.get('/about/')).headers.get('location'), '/about')
    assert.equal((await never.get('/about')).status, 200)
  })

  it('follows redirects of the site', async t => {
    const { get, end } = await serve()
    t.after(end)
    const permanent = await get('/OLD?x=1')
    assert.deepEqual([permanent.status, permanent.headers.get('location')], [301, '/about/?x=1'])
    const other = await get('/Once')
    assert.deepEqual([other.status, other.headers.get('location')], [302, 'https://other.example/'])
    assert.equal((await get('/once')).status, 404, 'case counts where the redirect says so')
  })

  it('shows pages with parameters, and 404.html for what there is not', async t => {
    const { get, end } = await serve()
    t.after(end)
    assert.match(await (await get('/user/7')).text(), /By id/)
    const none = await get('/user/7/more')
    assert.equal(none.status, 404)
    assert.match(await none.text(), /None/)
    assert.equal((await get('/', { method: 'POST' })).status, 405)
  })

  it('sends nothing from outside of the site', async t => {
    const { get, end } = await serve()
    t.after(end)
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%00']) {
      const response = await get(path)
      assert.ok(response.status >= 300, path)
      assert.doesNotMatch(await response.text(), /no part of the site/)
    }
  })

  it('lies below the path prefix', async t => {
    const { get, end } = await serve({ pathPrefix: '/blog' })
    t.after(end)
    assert.match(await (await get('/blog/about/')).text(), /About/)
    assert.equal((await get('/blog/about')).headers.get('location'), '/blog/about/')
    assert.equal((await get('/about/')).headers.get('location'), '/blog/')
  })

  it('says what to do where nothing was built', async t => {
    const site = createSiteFolder({})
    t.after(site.remove)
    await assert.rejects(
      serveSite({
        root: site.root,
        port: 0,
        host: 'localhost',
        trailingSlash: 'always',
        pathPrefix: '',
      }),
      /There is no built site/,
    )
  })
})
