import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { type SiteServer, serveSite } from '../../greenlight/src/serve.ts'
import { copySite, pluginSites } from '../src/copy-site.ts'

const run = promisify(execFile)
const greenlight = fileURLToPath(new URL('../../greenlight/bin/greenlight.js', import.meta.url))

let browser: Browser | undefined
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  })
})
after(() => browser?.close())

interface OpenSite {
  /** Opens a page and waits until React has taken it over. */
  visit(path: string): Promise<Page>
  /** Ends the server, for good: no request of a browser is answered any more. */
  goOffline(): Promise<void>
  /** What went wrong in browsers so far. */
  readonly problems: readonly string[]
}

interface OpenSiteOptions {
  /** Folder of the corpus. */
  readonly from?: string
  /** Changes the copy of the site, whose folder it is given, before it is built. */
  readonly prepare?: (root: string) => Promise<void>
}

/** Builds a site of the corpus and serves it for the tests of a suite. */
function openSite(
  name: string,
  trailingSlash: 'always' | 'never' = 'always',
  { from, prepare }: OpenSiteOptions = {},
): OpenSite {
  const problems: string[] = []
  let root: string | undefined
  let server: SiteServer | undefined
  before(async () => {
    root = await copySite(name, from)
    await prepare?.(root)
    await run(process.execPath, [greenlight, 'build'], { cwd: root })
    server = await serveSite({
      ...{ root, port: 0, host: '127.0.0.1', trailingSlash, pathPrefix: '' },
    })
  })
  after(async () => {
    await server?.close()
    if (root !== undefined) await rm(dirname(root), { recursive: true, force: true })
  })
  return {
    problems,
    async visit(path) {
      assert.ok(browser && server)
      const page = await browser.newPage()
      page.on('console', message => {
        // There is no icon, and no such page to be prefetched.
        const isMeant = /favicon\.ico$|nowhere/.test(message.location().url)
        if (['error', 'warning'].includes(message.type()) && !isMeant) problems.push(message.text())
      })
      page.on('pageerror', error => problems.push(error.message))
      await page.goto(server.url.replace(/\/$/, '') + path)
      await page.waitForFunction(
        "Object.keys(document.querySelector('#___gatsby') ?? {}).some(key => key.startsWith('__reactContainer'))",
      )
      return page
    },
    async goOffline() {
      await server?.close()
      server = undefined
    },
  }
}

describe('slices in browsers', () => {
  const site = openSite('slices')

  it('live in the page, and change with it', async () => {
    const page = await site.visit('/en/')
    await page.getByRole('button').click()
    await page.getByText('Clicked 1 times').waitFor()
    assert.equal(await page.locator('main p').textContent(), 'Welcome to Slices')
    const loaded = await loadedAt(page)
    await page.getByRole('link', { name: 'Deutsch' }).click()
    await page.getByText('Willkommen bei Slices').waitFor()
    assert.match((await page.locator('header').textContent()) ?? '', /^Slices: de/)
    assert.equal(await page.locator('header').getAttribute('class'), 'bright')
    await page.getByRole('link', { name: 'Plain' }).click()
    await page.getByRole('heading', { name: 'Without a layout' }).waitFor()
    assert.equal(await page.locator('header').count(), 0)
    assert.equal(await page.locator('footer').textContent(), 'Parts that pages share')
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByText('Welcome to Slices').waitFor()
    assert.equal(await loadedAt(page), loaded, 'no document was loaded')
    assert.deepEqual(site.problems, [])
  })
})

/** When the document of this window was loaded. */
function loadedAt(page: Page): Promise<number> {
  return page.evaluate('performance.timeOrigin')
}

describe('pages with parameters in browsers', () => {
  const site = openSite('addresses', 'never')
  const heading = (page: Page) => page.locator('h1').textContent()

  it('are shown at each of their addresses, and leave pages among these alone', async () => {
    for (const [path, text] of [
      ['/users/7', 'User 7'],
      ['/docs/a/b', 'Document a/b'],
      ['/docs/intro', 'Introduction {}'],
      ['/app/profile/ann', 'Profile of ann'],
    ] as const) {
      const page = await site.visit(path)
      await page.getByText(text, { exact: true }).waitFor()
      assert.equal(new URL(page.url()).pathname, path)
      await page.close()
    }
    assert.deepEqual(site.problems, [])
  })

  it('are reached by links, as are redirects and the page for what there is not', async () => {
    const page = await site.visit('/')
    const loaded = await loadedAt(page)
    for (const [link, text, path] of [
      ['Introduction', 'Introduction {}', '/docs/intro'],
      ['Any document', 'Document a/b', '/docs/a/b'],
      ['User', 'User 7', '/users/7'],
      ['Old', 'Introduction {}', '/docs/intro'],
      ['App', 'App', '/app'],
    ] as const) {
      await page.getByRole('link', { name: link, exact: true }).click()
      await page.getByRole('heading', { name: text, exact: true }).waitFor()
      assert.equal(new URL(page.url()).pathname, path)
      if (link === 'App') {
        await page.getByRole('link', { name: 'Ann' }).click()
        await page.getByRole('heading', { name: 'Profile of ann' }).waitFor()
        await page.goBack()
      }
      await page.goBack()
      await page.getByRole('heading', { name: 'Home' }).waitFor()
    }
    assert.equal(await loadedAt(page), loaded, 'no document was loaded')
    assert.deepEqual(site.problems, [])
    await page.getByRole('link', { name: 'Nowhere' }).click()
    await page.getByRole('heading', { name: 'Status 404' }).waitFor()
    assert.equal(await heading(page), 'Status 404')
  })
})

describe('styles of styled-components in browsers', () => {
  const site = openSite('gatsby-plugin-styled-components', 'always', { from: pluginSites })

  it('are those of the document, and go with pages', async () => {
    const page = await site.visit('/')
    const color = await page.evaluate("getComputedStyle(document.querySelector('#note')).color")
    assert.equal(color, 'rgb(1, 2, 3)')
    await page.getByRole('link', { name: 'Second' }).click()
    await page.locator('#box').waitFor()
    const padding = await page.evaluate("getComputedStyle(document.querySelector('#box')).padding")
    assert.equal(padding, '7px')
    assert.deepEqual(site.problems, [])
    await page.close()
  })
})

describe('links that gatsby-plugin-catch-links catches', () => {
  const site = openSite('gatsby-plugin-catch-links', 'always', { from: pluginSites })

  it('lead to pages without loading a document', async () => {
    const page = await site.visit('/')
    const loaded = await page.evaluate(() => performance.timeOrigin)
    await page.getByRole('link', { name: 'Second' }).click()
    await page.getByRole('heading', { name: 'Second' }).waitFor()
    assert.equal(await page.evaluate(() => performance.timeOrigin), loaded)
    await page.close()
  })
})

describe('pages of a site with gatsby-plugin-offline', () => {
  const site = openSite('gatsby-plugin-offline', 'always', { from: pluginSites })

  it('are shown without a network once they were visited', async () => {
    const page = await site.visit('/')
    await page.waitForFunction("navigator.serviceWorker.controller?.state === 'activated'")
    await page.waitForLoadState('networkidle')
    await page.goto(new URL('/second/', page.url()).href)
    await page.waitForLoadState('networkidle')
    await site.goOffline()
    for (const [path, name] of [
      ['/', 'Home'],
      ['/second/', 'Second'],
    ] as const) {
      await page.goto(new URL(path, page.url()).href)
      await page.getByRole('heading', { name, exact: true }).waitFor()
    }
    await page.getByRole('link', { name: 'Home' }).click()
    await page.getByRole('heading', { name: 'Home', exact: true }).waitFor()
    await page.close()
  })
})

describe('hooks of gatsby-browser', () => {
  const site = openSite('rendering', 'always', { from: pluginSites })
  const calls = (page: Page): Promise<readonly string[]> => page.evaluate('window.calls ?? []')

  it('are called in the order of plugins, with the place one comes from', async () => {
    const page = await site.visit('/')
    await page.waitForFunction("window.calls?.includes('site onInitialClientRender')")
    // As in stock Gatsby, which does not ask about scrolling for the first page.
    const first = (await calls(page)).filter(call => !/Prefetch|shouldUpdateScroll/.test(call))
    assert.deepEqual(
      [...new Set(first)],
      [
        'plugin onClientEntry',
        'site onClientEntry',
        'plugin onPreRouteUpdate /',
        'site onPreRouteUpdate undefined /',
        'plugin onRouteUpdate undefined /',
        'site onRouteUpdate /',
        'plugin onInitialClientRender',
        'site onInitialClientRender',
      ],
    )
    await page.getByRole('link', { name: 'Second' }).click()
    await page.waitForFunction("window.calls.includes('site onRouteUpdate /second/')")
    const known = await calls(page)
    assert.deepEqual(
      known
        .slice(known.indexOf('plugin onPreRouteUpdate /second/'))
        .filter(call => !/Prefetch/.test(call)),
      [
        'plugin onPreRouteUpdate /second/',
        'site onPreRouteUpdate / /second/',
        'plugin shouldUpdateScroll /second/',
        'plugin onRouteUpdate / /second/',
        'site onRouteUpdate /second/',
      ],
    )
    assert.ok(known.includes('site onPrefetchPathname /second/'))
    assert.match(
      (await page.locator('#state').textContent()) ?? '',
      /^\{"a":1,/,
      'state of the link',
    )
    await page.close()
    assert.deepEqual(site.problems, [])
  })

  it('leave scripts of pages to run once, when their time comes', async () => {
    const page = await site.visit('/')
    await page.waitForFunction('window.idle === true')
    assert.match(String(await page.evaluate('window.late')), /1$/)
    await page.getByRole('button').click()
    await page.getByRole('heading', { name: 'Second' }).waitFor()
    assert.match((await page.locator('#state').textContent()) ?? '', /^\{"pressed":true,/)
    await page.getByRole('link', { name: 'Home' }).click()
    await page.getByRole('heading', { name: 'Home' }).waitFor()
    assert.match(String(await page.evaluate('window.late')), /\D1$/)
    await page.close()
  })
})

describe('scripts for workers', () => {
  const site = openSite('pages')

  it('run in one, change the page, and answer what it calls', async () => {
    const page = await site.visit('/workers/')
    await page.getByText('written by a worker').waitFor()
    await page.evaluate("window.record('this')")
    await page.getByText('recorded this').waitFor()
    await page.close()
  })
})

describe('a site with React 18 in browsers', () => {
  let root = ''
  const site = openSite('slices', 'always', {
    async prepare(folder) {
      root = folder
      await installReact18(folder)
    },
  })

  it('is hydrated, and lives', async () => {
    const page = await site.visit('/en/')
    await page.getByRole('button').click()
    await page.getByText('Clicked 1 times').waitFor()
    await page.getByRole('link', { name: 'Deutsch' }).click()
    await page.getByText('Willkommen bei Slices').waitFor()
    assert.deepEqual(site.problems, [])
    const [framework = ''] = readdirSync(join(root, 'public')).filter(name =>
      /^framework-.*\.js$/.test(name),
    )
    const code = readFileSync(join(root, 'public', framework), 'utf8')
    assert.deepEqual(code.match(/\b(?:18\.3|19\.\d)\.\d+\b/g)?.filter(unique), ['18.3.1'])
    await page.close()
  })
})

function unique(text: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(text) === index
}

/** Gives a site React 18 of its own; all other packages are those of the repository, one folder above. */
async function installReact18(root: string): Promise<void> {
  const modules = join(root, 'node_modules')
  await rename(modules, join(dirname(root), 'node_modules'))
  await mkdir(modules)
  const dom = createRequire(import.meta.url).resolve('react-dom-18/package.json')
  const react = createRequire(dom).resolve('react/package.json')
  await symlink(dirname(dom), join(modules, 'react-dom'))
  await symlink(dirname(react), join(modules, 'react'))
}
