import type { Page } from './page.ts'

/** A page of the site's own, for tests. */
export function buildTestPage(path: string, fields: Partial<Page> = {}): Page {
  return {
    internalComponentName: path,
    path,
    matchPath: undefined,
    component: '/a.js',
    componentPath: '/a.js',
    componentChunkName: 'component---a-js',
    isCreatedByStatefulCreatePages: false,
    context: {},
    updatedAt: 0,
    slices: {},
    pluginCreator___NODE: 'site',
    pluginCreatorId: 'site',
    mode: 'SSG',
    ...fields,
  }
}
