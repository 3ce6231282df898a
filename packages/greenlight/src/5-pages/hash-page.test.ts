import assert from 'node:assert/strict'
import { it } from 'node:test'
import { hashPage } from './hash-page.ts'
import type { Page } from './page.ts'

const page: Page = {
  internalComponentName: 'Component/a/',
  path: '/a/',
  matchPath: undefined,
  component: '/site/template.js',
  componentPath: '/site/template.js',
  componentChunkName: 'component---template-js',
  isCreatedByStatefulCreatePages: false,
  context: { id: '1', tags: ['x'] },
  updatedAt: 1,
  slices: {},
  pluginCreator___NODE: 'plugin',
  pluginCreatorId: 'plugin',
  mode: 'SSG',
}

it('tells a page from one that differs in any field but its time', () => {
  const others: Partial<Page>[] = [
    { internalComponentName: 'Component/a' },
    { path: '/b/' },
    { matchPath: '/a/*' },
    { component: '/site/other.js', componentPath: '/site/other.js' },
    { componentChunkName: 'component---other-js' },
    { isCreatedByStatefulCreatePages: true },
    { context: {} },
    { context: { tags: ['x'], id: '1' } },
    { context: { id: '1', tags: ['y'] } },
    { slices: { header: 'other' } },
    { pluginCreator___NODE: 'other', pluginCreatorId: 'other' },
    { mode: 'DSG' },
    { defer: true },
    { ownerNodeId: '1' },
  ]
  const hashes = new Set([page, ...others.map(other => ({ ...page, ...other }))].map(hashPage))
  assert.equal(hashes.size, others.length + 1)
  assert.equal(hashPage({ ...page, updatedAt: 2, context: { ...page.context } }), hashPage(page))
})
