import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import { parsePath, withPrefix, withTrailingSlash } from '../gatsby/paths.ts'
import { createPagePaths } from '../shared/page-paths.ts'
import { define } from './support/browser.ts'

describe('paths of links', () => {
  afterEach(() => define({ __TRAILING_SLASH__: 'always' }))

  it('takes addresses apart', () => {
    const whole = { pathname: '/a', search: '?b=1?', hash: '#c#d' }
    assert.deepEqual(parsePath('/a?b=1?#c#d'), whole)
    assert.deepEqual(parsePath('/a?#'), { pathname: '/a', search: '', hash: '' })
    assert.deepEqual(parsePath(''), { pathname: '/', search: '', hash: '' })
  })

  it('puts the prefix before paths of the site only', () => {
    assert.equal(withPrefix('/a', '/blog'), '/blog/a')
    assert.equal(withPrefix('a', '/blog'), '/blog/a')
    for (const other of ['../a', './a', 'mailto:x@y', 'https://x.y/', '//x.y/']) {
      assert.equal(withPrefix(other, '/blog'), other)
    }
  })

  const cases = [
    ['always', '/a', '/a/'],
    ['always', '/a?b=1#c', '/a/?b=1#c'],
    ['always', '/rss.xml', '/rss.xml'],
    ['always', '/v1.0', '/v1.0/'],
    ['always', '/', '/'],
    ['never', '/a/', '/a'],
    ['never', '/', '/'],
    ['ignore', '/a/', '/a/'],
    ['ignore', '/a', '/a'],
  ] as const
  for (const [setting, path, expected] of cases) {
    it(`has ${path} as ${expected} where slashes are set to ${setting}`, () => {
      define({ __TRAILING_SLASH__: setting })
      assert.equal(withTrailingSlash(path), expected)
    })
  }
})

describe('pages behind addresses', () => {
  afterEach(() => define({ __BASE_PATH__: '' }))
  const paths = createPagePaths({
    matchPaths: [
      { path: '/users/[id]/', matchPath: '/users/:id' },
      { path: '/app/', matchPath: '/app/*' },
    ],
    redirects: [
      { fromPath: '/old/', toPath: '/new/' },
      { fromPath: '/Older/', toPath: '/new/', ignoreCase: true },
    ],
  })

  it('finds pages without slash, search of static pages and hash', () => {
    assert.equal(paths.find('/a/'), '/a')
    assert.equal(paths.find('/a/#b'), '/a')
    assert.equal(paths.find('/index.html'), '/')
    assert.equal(paths.find('/%C3%BCber/'), '/über')
    assert.equal(paths.find('/%'), '/%')
  })

  it('finds pages by their match paths, and parameters', () => {
    assert.equal(paths.find('/users/7/'), '/users/[id]')
    assert.deepEqual(paths.paramsOf('/users/7/'), { id: '7' })
    assert.equal(paths.find('/app/a/b'), '/app')
    assert.deepEqual(paths.paramsOf('/app/a/b'), { '*': 'a/b' })
    assert.deepEqual(paths.paramsOf('/a'), {})
  })

  it('follows redirects, where they say so whatever the case', () => {
    assert.equal(paths.find('/old/'), '/new')
    assert.equal(paths.find('/oLDER/'), '/new')
    assert.equal(paths.find('/OLD/'), '/OLD')
  })

  it('leaves the prefix out', () => {
    define({ __BASE_PATH__: '/blog' })
    assert.equal(paths.find('/blog/a/'), '/a')
    assert.equal(paths.find('/blog'), '/')
    assert.equal(paths.find('/blogs/a/'), '/blogs/a')
  })
})
