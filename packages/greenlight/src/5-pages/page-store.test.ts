import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { type Problem, ProblemError } from '#diagnostics'
import {
  createPageStore,
  type PageEvent,
  type PageStore,
  type PageStoreOptions,
} from './page-store.ts'
import { createSliceStore } from './slice-store.ts'

const root = mkdtempSync(join(tmpdir(), 'greenlight-pages-'))
after(() => rmSync(root, { recursive: true }))
const write = (name: string, text: string) => {
  const file = join(root, name)
  writeFileSync(file, text)
  return file
}
const component = write('template.js', 'export default () => null')
const plugin = { name: 'gatsby-plugin-a', id: 'id-a' }

function open(options: Partial<PageStoreOptions> = {}) {
  const events: PageEvent[] = []
  const warnings: Problem[] = []
  const pages = createPageStore({
    root,
    trailingSlash: 'always',
    pathPrefix: '',
    checkContent: true,
    warn: problem => warnings.push(problem),
    onEvent: event => events.push(event),
    ...options,
  })
  return { pages, events, warnings }
}

const fails = (work: () => unknown, code: string, message?: RegExp) =>
  assert.throws(work, (error: unknown) => {
    assert.ok(error instanceof ProblemError)
    assert.equal(error.problems[0]?.code, code)
    if (message) assert.match(error.message, message)
    return true
  })

describe('createPage', () => {
  it('makes a page with the fields of Gatsby', () => {
    const { pages } = open()
    const { updatedAt, ...page } = pages.createPage({ path: 'a', component }, plugin)
    assert.ok(Math.abs(Date.now() - updatedAt) < 5000)
    assert.deepEqual(page, {
      internalComponentName: 'Componenta',
      path: '/a/',
      matchPath: undefined,
      component,
      componentPath: component,
      componentChunkName: 'component---template-js',
      isCreatedByStatefulCreatePages: false,
      context: {},
      slices: {},
      pluginCreator___NODE: 'id-a',
      pluginCreatorId: 'id-a',
      mode: 'SSG',
    })
    assert.equal(
      pages.createPage({ path: '/', component }, plugin).internalComponentName,
      'ComponentIndex',
    )
  })

  it('refuses a page without path or usable component', () => {
    const { pages } = open()
    const create = (path: string | undefined, file: unknown) => () =>
      pages.createPage({ path, component: file }, plugin)
    fails(create(undefined, component), 'PAGES_NO_PATH')
    fails(create('/a/', undefined), 'PAGES_NO_COMPONENT', /page \/a\//)
    fails(create('/a/', 'src/a.js'), 'PAGES_COMPONENT', /absolute/)
    fails(create('/a/', '/no/such/file.js'), 'PAGES_COMPONENT', /does not exist/)
    fails(create('/a/', write('empty.js', '')), 'PAGES_COMPONENT', /empty/)
    fails(create('/a/', write('none.tsx', 'export const a = 1')), 'PAGES_COMPONENT', /no default/)
    assert.equal(pages.pages.size, 0)
    assert.ok(
      open({ checkContent: false }).pages.createPage(
        { path: '/a', component: join(root, 'empty.js') },
        plugin,
      ),
    )
  })

  it('keeps the content file of an MDX page apart from its component', () => {
    const { pages } = open()
    const page = pages.createPage(
      { path: '/a', component: `${component}?__contentFilePath=${root}/content/a.mdx` },
      plugin,
    )
    assert.equal(page.component, `${component}?__contentFilePath=${root}/content/a.mdx`)
    assert.equal(page.componentChunkName, 'component---template-js-content-file-path-content-a-mdx')
  })

  it('takes the component that shadows the one of a theme', () => {
    const shadow = write('shadow.js', 'export default () => null')
    const { pages } = open({ shadowOf: file => (file === component ? shadow : undefined) })
    assert.equal(pages.createPage({ path: '/a', component }, plugin).component, shadow)
  })

  it('refuses a context that hides a field of the page, and warns where both are equal', () => {
    const { pages, warnings } = open()
    fails(
      () => pages.createPage({ path: '/a/', component, context: { path: '/b/' } }, plugin),
      'PAGES_RESERVED_CONTEXT',
    )
    pages.createPage({ path: '/a/', component, context: { path: '/a/', slug: 's' } }, plugin)
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ['PAGES_RESERVED_CONTEXT'],
    )
  })

  it('sets slashes as the site wants them', () => {
    const paths = [
      '/',
      '/a',
      '/404.html',
      '/rss.xml/',
      '/x.htm',
      '/x.JSON',
      '/v1.0',
      '/a?b=1',
      'b/',
    ]
    const of = (trailingSlash: PageStoreOptions['trailingSlash']) => {
      const { pages } = open({ trailingSlash })
      return paths.map(path => pages.createPage({ path, component }, plugin).path)
    }
    assert.deepEqual(of('always'), [
      ...['/', '/a/', '/404.html', '/rss.xml/', '/x.htm/', '/x.JSON/', '/v1.0/', '/a?b=1/', '/b/'],
    ])
    assert.deepEqual(of('never'), [
      ...['/', '/a', '/404.html', '/rss.xml', '/x.htm', '/x.JSON', '/v1.0', '/a?b=1', '/b'],
    ])
    assert.deepEqual(of('ignore'), [
      ...['/', '/a', '/404.html', '/rss.xml/', '/x.htm', '/x.JSON', '/v1.0', '/a?b=1', '/b/'],
    ])
  })

  it('cuts segments that no file system takes, and says so', () => {
    const { pages, warnings } = open()
    const { path } = pages.createPage({ path: `/${'x'.repeat(300)}/`, component }, plugin)
    assert.match(path, /^\/x{50}[0-9a-f]{32}\/$/)
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ['PAGES_LONG_PATH'],
    )
  })

  it('replaces a page of the same path, and warns of one with the other slash', () => {
    const { pages, warnings } = open({ trailingSlash: 'ignore' })
    pages.createPage({ path: '/a', component, context: { n: 1 } }, plugin)
    pages.createPage({ path: '/a', component, context: { n: 2 } }, plugin)
    assert.deepEqual(pages.pages.get('/a')?.context, { n: 2 })
    assert.deepEqual(warnings, [])
    pages.createPage({ path: '/a/', component }, plugin)
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ['PAGES_AMBIGUOUS_SLASH'],
    )
    assert.equal(pages.pages.size, 2)
  })

  it('defers pages, but not the status pages of hosts', () => {
    const { pages } = open()
    const modes = ['/a', '/404.html'].map(
      path => pages.createPage({ path, component, defer: true }, plugin).mode,
    )
    assert.deepEqual(modes, ['DSG', 'SSG'])
  })
})

describe('pages among each other', () => {
  const site = { name: 'default-site-plugin', id: 'site' }
  const files = { name: 'gatsby-plugin-page-creator', id: 'files' }
  const codes = (pages: PageStore) =>
    pages.conflicts().map(({ code, severity }) => `${severity} ${code}`)

  it('refuses paths that lead out of the site, however they are written', () => {
    const { pages } = open()
    for (const path of [
      ...[
        '/../x/',
        'a/../../b',
        '/%2e%2e/x/',
        '/%2E%2e%2Fx/',
        '/a\\..\\x',
        'C:\\x',
        '/c:/x',
        'file:///x',
      ],
      ...['/a\0b/', '/%00/'],
    ]) {
      fails(() => pages.createPage({ path, component }, plugin), 'PAGES_ESCAPING_PATH')
    }
    for (const path of ['/a..b/', '/.../', '/100%/', '/%e4/', '/...%2e/', '/c:d/']) {
      assert.ok(pages.createPage({ path, component }, plugin), path)
    }
  })

  it('names both sources of two different pages at one path', () => {
    const { pages } = open()
    pages.createPage({ path: '/a/', component, context: { n: 1 } }, site, 'createPages')
    pages.createPage({ path: '/a', component, context: { n: 2 } }, site, 'createPages')
    const [problem] = pages.conflicts()
    assert.equal(problem?.code, 'PAGES_TWICE')
    assert.match(problem?.message ?? '', /\/a\/: .*the site in createPages \(template\.js\)/)
    pages.deletePage({ path: '/a/' })
    assert.deepEqual(pages.conflicts(), [])
  })

  it('lets a page be changed in onCreatePage, be made twice, and be replaced by one of the site', () => {
    const { pages } = open()
    pages.createPage({ path: '/a/', component }, site, 'createPages')
    pages.createPage({ path: '/a/', component }, site, 'createPages')
    pages.createPage({ path: '/a/', component, context: { n: 1 } }, plugin, 'onCreatePage')
    pages.createPage({ path: '/b/', component }, plugin, 'createPages')
    pages.createPage({ path: '/b/', component, context: { n: 1 } }, site, 'createPages')
    assert.deepEqual(pages.conflicts(), [])
  })

  it('warns where plugins replace the pages of each other, and fails where one replaces a page of the site', () => {
    const { pages } = open()
    const other = { name: 'gatsby-plugin-b', id: 'id-b' }
    pages.createPage({ path: '/a/', component }, other, 'createPages')
    pages.createPage({ path: '/a/', component, context: { n: 1 } }, plugin, 'createPages')
    assert.deepEqual(codes(pages), ['warning PAGES_TWICE'])
    pages.createPage({ path: '/b/', component }, site, 'createPages')
    pages.createPage({ path: '/b/', component, matchPath: '/b/*' }, files, 'createPagesStatefully')
    assert.deepEqual(codes(pages), ['warning PAGES_TWICE', 'error PAGES_TWICE'])
  })

  it('names both sources of paths that differ in case only', () => {
    const { pages } = open()
    pages.createPage({ path: '/Tags/', component }, plugin, 'createPages')
    pages.createPage({ path: '/tags/', component }, site, 'createPages')
    const [problem] = pages.conflicts()
    assert.equal(problem?.code, 'PAGES_SAME_BUT_CASE')
    assert.match(problem?.message ?? '', /\/Tags\/ of gatsby-plugin-a in .*\/tags\/ of the site in/)
  })

  it('tells a few of very many conflicts', () => {
    const { pages } = open()
    for (let n = 0; n < 100; n++) {
      pages.createPage({ path: `/a${n}/`, component }, site, 'createPages')
      pages.createPage({ path: `/A${n}/`, component }, site, 'createPages')
    }
    const problems = pages.conflicts()
    assert.equal(problems.length, 21)
    assert.match(problems.at(-1)?.message ?? '', /^80 more/)
  })
})

describe('deletePage', () => {
  it('deletes by path, is silent where there is none, and drops what a run did not create again', () => {
    const { pages, events } = open()
    pages.createPage({ path: '/a/', component }, plugin)
    pages.deletePage({ path: '/a/' })
    pages.deletePage({ path: '/a/' })
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['created', 'deleted'],
    )
    pages.createPage({ path: '/b/', component }, plugin)
    pages.deleteOlderThan(Date.now() + 1)
    assert.equal(pages.pages.size, 0)
  })
})

describe('createRedirect', () => {
  it('fills in defaults, keeps other keys and drops repetitions', () => {
    const { pages } = open()
    const redirect = { fromPath: '/a', toPath: '/b', statusCode: 410 }
    pages.createRedirect(redirect)
    pages.createRedirect(redirect)
    assert.deepEqual(pages.redirects, [
      { ...redirect, isPermanent: false, ignoreCase: true, redirectInBrowser: false },
    ])
  })

  it('puts the path prefix before addresses of the site only', () => {
    const { pages } = open({ pathPrefix: '/blog' })
    pages.createRedirect({ fromPath: '/a', toPath: 'https://example.org/a' })
    const [redirect] = pages.redirects
    assert.deepEqual([redirect?.fromPath, redirect?.toPath], ['/blog/a', 'https://example.org/a'])
  })
})

describe('createSlice', () => {
  it('keeps a slice under its id, the last of them', () => {
    const slices = createSliceStore({ root, checkContent: true })
    slices.createSlice({ id: 'nav', component, context: { n: 1 } }, plugin)
    const { updatedAt, ...slice } = slices.createSlice({ id: 'nav', component }, plugin)
    assert.deepEqual(slice, {
      componentChunkName: 'slice---template-js',
      componentPath: component,
      name: 'nav',
      context: {},
    })
    assert.deepEqual([...slices.slices.keys()], ['nav'])
    slices.deleteOlderThan(updatedAt + 1)
    assert.equal(slices.slices.size, 0)
  })

  it('refuses a slice without id or usable component', () => {
    const slices = createSliceStore({ root, checkContent: true })
    fails(() => slices.createSlice({ component }, plugin), 'PAGES_SLICE_NO_ID')
    fails(() => slices.createSlice({ id: 'nav' }, plugin), 'PAGES_NO_COMPONENT', /slice nav/)
    fails(
      () => slices.createSlice({ id: 'nav', component: 'src/nav.js' }, plugin),
      'PAGES_COMPONENT',
      /slice nav is not an absolute path/,
    )
  })
})
