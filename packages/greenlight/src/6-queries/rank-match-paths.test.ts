import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Page } from '#pages'
import { buildTestPage as page } from '../5-pages/build-test-page.ts'
import { rankMatchPaths } from './rank-match-paths.ts'

const ranked = (pages: readonly Page[]) => rankMatchPaths(pages).map(({ matchPath }) => matchPath)

it('ranks pages with parameters, and the pages among their addresses, the most specific first', () => {
  const pages = [
    page('/docs/[...]/', { matchPath: '/docs/*' }),
    page('/docs/[id]/', { matchPath: '/docs/:id' }),
    page('/docs/intro/'),
    page('/docs/deep/er/'),
    page('/other/'),
    page('/a/[x]/b/', { matchPath: '/a/:x/b' }),
    page('/a/1/b/'),
    page('/a/1/c/'),
    page('/named/[...rest]/', { matchPath: '/named/*rest' }),
  ]
  assert.deepEqual(ranked(pages), [
    ...['/a/1/b/', '/docs/deep/er/', '/a/:x/b', '/docs/intro/', '/docs/:id'],
    ...['/docs/*', '/named/*rest'],
  ])
})

it('lists no page where none has parameters, and none that is rendered on request', () => {
  assert.deepEqual(ranked([page('/'), page('/a/')]), [])
  assert.deepEqual(ranked([page('/s/', { matchPath: '/s/*', mode: 'SSR' }), page('/s/a/')]), [])
})

it('takes the home page as hidden by a splat of the whole site only', () => {
  assert.deepEqual(ranked([page('/'), page('/x/', { matchPath: '/:x' })]), ['/:x'])
  assert.deepEqual(ranked([page('/'), page('/all/', { matchPath: '/*' })]), ['/', '/*'])
})
