import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { type SiteServer, startServer } from '../../scripts/serve/start-server.ts'
import { launchBrowser } from './browser.ts'
import { publicFolder } from './public-files.ts'

/** The built site, served, and a browser to read it. */
export interface ServedSite {
  /** Absolute address of a path. */
  address(path: string): string
  /** A window with nothing remembered. Closed at the end of the file. */
  open(options?: BrowserContextOptions): Promise<BrowserContext>
  /** A page of the site in a new window, with what went wrong on it. */
  visit(path: string, options?: BrowserContextOptions): Promise<Visit>
  /** Ends the server, as if the network went away. */
  stop(): Promise<void>
}

/** A page in a browser. */
export interface Visit {
  page: Page
  /** Errors in the console, uncaught exceptions and requests that failed, so far. */
  problems: string[]
}

/** Serves the built site and starts a browser for the tests of this file. */
export function serveSite(folder = publicFolder): ServedSite {
  let server: SiteServer | undefined
  let browser: Browser | undefined

  before(async () => {
    server = await startServer({ folder, port: 0, host: '127.0.0.1' })
    browser = await launchBrowser()
  })
  after(async () => {
    await browser?.close()
    await server?.close()
  })

  const open = async (options: BrowserContextOptions = {}) => {
    assert.ok(browser, 'The browser has not started')
    // A service worker would answer in place of the server; the tests that want it allow it.
    return browser.newContext({ serviceWorkers: 'block', ...options })
  }
  const address = (path: string) => {
    assert.ok(server, 'The server has not started')
    return server.url + path
  }
  return {
    address,
    open,
    visit: async (path, options) => {
      const page = await (await open(options)).newPage()
      const problems = watchProblems(page)
      await page.goto(address(path), { waitUntil: 'load' })
      return { page, problems }
    },
    stop: async () => {
      await server?.close()
      server = undefined
    },
  }
}

/** What React keeps on the element it renders into; `isDehydrated` until the page answers clicks. */
interface ContainerFiber {
  readonly stateNode: {
    readonly current: { readonly memoizedState: { readonly isDehydrated?: boolean } | null }
  }
}

/** Gatsby has taken over the page: links change it without loading a new one. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const root = document.querySelector('#___gatsby')
    const entry = Object.entries(root ?? {}).find(([key]) => key.startsWith('__reactContainer'))
    const state = (entry?.[1] as ContainerFiber | undefined)?.stateNode.current.memoizedState
    return state?.isDehydrated === false
  })
}

/** Waits until the page that a link leads to is the one on show: its address changes before its content does. */
export async function arriveAt(page: Page, path: string | RegExp): Promise<void> {
  const pattern = typeof path === 'string' ? `^${path}$` : path.source
  await page.waitForFunction(source => {
    const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')
    if (canonical === null) return false
    const { pathname } = new URL(canonical.href)
    return pathname === location.pathname && new RegExp(source).test(pathname)
  }, pattern)
}

function watchProblems(page: Page): string[] {
  const problems: string[] = []
  page.on('console', message => {
    const matters = message.type() === 'error' || message.type() === 'warning'
    // Said because of `serviceWorkers: 'block'` above.
    const expected = message.text() === 'Service Worker registration blocked by Playwright'
    if (matters && !expected) problems.push(message.text())
  })
  page.on('pageerror', error => problems.push(String(error)))
  page.on('requestfailed', request => {
    // Ended by the browser itself when it leaves a page.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') {
      problems.push(`${request.url()} ${request.failure()?.errorText}`)
    }
  })
  page.on('response', response => {
    if (response.status() >= 400) problems.push(`${response.url()} ${response.status()}`)
  })
  return problems
}
