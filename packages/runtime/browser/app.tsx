/** @jsxRuntime automatic @jsxImportSource react */
import { matchPaths, redirects } from 'virtual:greenlight/site-data'
import {
  BaseContext,
  navigate as changeLocation,
  globalHistory,
  Location,
  Router,
  type RouterLocation,
} from '@gatsbyjs/reach-router'
import {
  type ComponentType,
  createContext,
  createElement,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { SliceContext } from '../gatsby/slice.tsx'
import { paramsOf } from '../shared/page-data.ts'
import { createPagePaths, withoutPrefix } from '../shared/page-paths.ts'
import { createPageSlices } from '../shared/page-slices.ts'
import { PageViewContext } from '../shared/page-view.ts'
import { StaticQueryContext } from '../shared/static-query-context.ts'
import { wrapElement } from '../shared/wrap-element.tsx'
import { createEmitter } from './emitter.ts'
import { createHeadRenderer } from './head.tsx'
import { createBrowserHooks } from './hooks.ts'
import { whenIdle } from './idle-queue.ts'
import { createNavigate } from './navigate.ts'
import { createPageLoader, type PageResources } from './page-loader.ts'
import { registerServiceWorker } from './register-service-worker.ts'
import { RouteUpdates } from './route-updates.tsx'
import { ScrollHandler } from './scroll-handler.tsx'

const paths = createPagePaths({ matchPaths, redirects })
const emitter = createEmitter()
const hooks = createBrowserHooks(() => loader)
const loader = createPageLoader({
  paths,
  knownChunks: window.___pageChunks ?? {},
  prefetchDisabled: hooks.run('disableCorePrefetching', {}).some(Boolean),
  onPrefetch: pathname => hooks.run('onPrefetchPathname', { pathname }),
  onPostPrefetch: pathname => hooks.run('onPostPrefetchPathname', { pathname }),
})
const navigate = createNavigate({ loader, paths, hooks, emitter })
const head = createHeadRenderer(hooks)

window.___emitter = emitter
window.___loader = loader
window.___push = to => void navigate(to, { replace: false })
window.___replace = to => void navigate(to, { replace: true })
window.___navigate = (to, options) => void navigate(to, options)

/** How the present location was reached. */
let action = 'POP'
globalHistory.listen(event => {
  action = event.action
  Object.assign(event.location, { action })
})

void start()

async function start(): Promise<void> {
  await hooks.runAsync('onClientEntry', {})
  if (hooks.run('registerServiceWorker', {}).some(Boolean)) {
    void registerServiceWorker(hooks)
    // Without it pages are loaded one by one as before; there is nothing to tell.
    loader.loadChunkMap().catch(() => {})
  }
  goToCanonicalPath()
  const { pathname, search } = window.location
  const page = await loader.loadPage(pathname + search)
  // The document shows the page all the same; links work as the browser has them.
  if (!page)
    throw new Error(`The data of ${pathname} could not be loaded: the page stays as it is.`)

  const root = wrapElement(hooks, 'wrapRootElement', { element: <CurrentPage /> })
  const container = document.getElementById('___gatsby')
  if (container) show(<App first={page}>{root}</App>, { container, isOwnDocument: isOwn(page) })
  whenIdle(() => void loader.checkBuild())
}

/** Whether the document was rendered for this very address, and not for all addresses of a page with parameters. */
function isOwn({ page: { path, matchPath } }: PageResources): boolean {
  return (
    !matchPath ||
    paths.find(path) ===
      withoutPrefix(window.location.pathname, __BASE_PATH__).replace(/(.)\/$/, '$1')
  )
}

function show(
  app: ReactNode,
  {
    container,
    isOwnDocument,
  }: { readonly container: HTMLElement; readonly isOwnDocument: boolean },
): void {
  const onUncaughtError = (error: unknown, errorInfo: unknown) => {
    console.error('Uncaught error:', error, errorInfo)
    hooks.run('onUncaughtError', { error, errorInfo })
  }
  const onCaughtError = (error: unknown, errorInfo: unknown) =>
    void hooks.run('onCaughtError', { error, errorInfo })
  const options = { onUncaughtError, onCaughtError }
  const isRendered = (document.getElementById('gatsby-focus-wrapper')?.childNodes.length ?? 0) > 0
  const usual = (element: ReactNode, target: Element) => {
    // What was rendered without the address's parameters is no start for what is rendered with them.
    if (isRendered && isOwnDocument) hydrateRoot(target, element, options)
    else createRoot(target, options).render(element)
  }
  const [replaced] = hooks.run('replaceHydrateFunction', {})
  if (typeof replaced === 'function') replaced(app, container)
  else usual(app, container)
}

/** Goes to the address that the page has, where the document was reached by another one. */
function goToCanonicalPath(): void {
  const { pagePath, location } = window
  if (!pagePath) return
  const here = location.pathname + (pagePath.includes('?') ? location.search : '')
  const isStandIn = /^\/(?:404|500)(?:\/?|\.html)$|^\/offline-plugin-app-shell-fallback\/?$/.test(
    pagePath,
  )
  const path = withoutPrefix(location.pathname, __BASE_PATH__)
  if (__BASE_PATH__ + pagePath === here || isStandIn || paths.findMatchPath(path)) return
  const search = pagePath.includes('?') ? '' : location.search
  void changeLocation(__BASE_PATH__ + pagePath + search + location.hash, { replace: true })
}

interface Shown {
  readonly page: PageResources
  readonly location: RouterLocation
}

const ShownContext = createContext<Shown | undefined>(undefined)

function App({ first, children }: { readonly first: PageResources; readonly children: ReactNode }) {
  useEffect(() => {
    performance.mark?.('onInitialClientRender')
    hooks.run('onInitialClientRender', {})
  }, [])
  return (
    <Location>
      {({ location }) => (
        <LoadedPage location={location} first={first}>
          {children}
        </LoadedPage>
      )}
    </Location>
  )
}

/** Shows the page of the location once it is loaded; until then the one before. */
function LoadedPage({
  location,
  first,
  children,
}: {
  readonly location: RouterLocation
  readonly first: PageResources
  readonly children: ReactNode
}) {
  const last = useRef<Shown>({ page: first, location })
  const [, redraw] = useState(0)
  const address = location.pathname + location.search
  const page = loader.loadPageSync(address)
  if (page) last.current = { page, location: { ...location } }
  useEffect(() => {
    if (loader.loadPageSync(address)) return
    void loader.loadPage(address).then(loaded => {
      if (loaded) redraw(count => count + 1)
      else window.location.assign(address)
    })
  }, [address])
  const shown = last.current.page
  const slices = useMemo(
    () =>
      createPageSlices({
        slicesMap: shown.page.slicesMap,
        find: id => shown.slices.get(id),
      }),
    [shown],
  )
  return (
    <StaticQueryContext.Provider value={loader.staticQueryResults()}>
      <SliceContext.Provider value={slices}>
        <PageViewContext.Provider value={pageAt}>
          <ShownContext.Provider value={last.current}>{children}</ShownContext.Provider>
        </PageViewContext.Provider>
      </SliceContext.Provider>
    </StaticQueryContext.Provider>
  )
}

/** For `PageRenderer`. */
function pageAt(location: RouterLocation, props: object): ReactNode {
  const page = loader.loadPageSync(location.pathname)
  return page ? <Page {...props} path={page.page.path} page={page} location={location} /> : null
}

/** The page in its router; plugins wrap this as the root. */
function CurrentPage(props: object): ReactNode {
  const current = useContext(ShownContext)
  if (!current) return null
  const { page, location } = current
  return (
    <RouteUpdates location={location} hooks={hooks} onRedirect={followRedirect}>
      <ScrollHandler location={location} action={action} hooks={hooks}>
        <Router basepath={__BASE_PATH__} location={location} id="gatsby-focus-wrapper">
          <Page path={routeOf(page, location)} page={page} location={location} {...props} />
        </Router>
      </ScrollHandler>
    </RouteUpdates>
  )
}

/** What the router compares the location with; the page for unknown addresses is shown at any. */
function routeOf({ page }: PageResources, { pathname }: RouterLocation): string {
  if (page.path === '/404.html' || page.path === '/500.html') {
    return withoutPrefix(pathname, __BASE_PATH__)
  }
  return encodeURI((page.matchPath ?? page.path).split('?')[0] ?? '')
}

function Page({
  page,
  location,
  ...rest
}: {
  readonly page: PageResources
  readonly location: RouterLocation
  readonly path: string
}): ReactNode {
  const props = {
    ...rest,
    location,
    pageResources: page,
    ...page.json,
    params: { ...paths.paramsOf(location.pathname), ...paramsOf(page.json) },
  }
  useHead(page, props)
  const element = createElement(page.component, { ...props, key: page.page.path })
  return (
    // Routers within pages give whole paths.
    <BaseContext.Provider value={{ baseuri: '/', basepath: '/' }}>
      {wrapElement(hooks, 'wrapPageElement', { element, props })}
    </BaseContext.Provider>
  )
}

function useHead(
  page: PageResources,
  { location, params }: { readonly location: RouterLocation; readonly params: object },
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the head is that of the page, wherever it is shown.
  useEffect(() => {
    const { Head } = page.head
    head.render({
      Head: isComponent(Head) ? Head : undefined,
      staticQueryResults: page.staticQueryResults,
      props: {
        location: { pathname: location.pathname },
        params,
        data: page.json.data ?? {},
        serverData: page.json.serverData,
        pageContext: page.json.pageContext,
      },
    })
  }, [page, location.pathname])
}

function isComponent(value: unknown): value is ComponentType<Record<string, unknown>> {
  return typeof value === 'function'
}

function followRedirect(pathname: string): boolean {
  const redirect = paths.redirectFor(pathname)
  if (!redirect) return false
  const { search, hash } = window.location
  window.___replace?.(redirect.toPath + search + hash)
  return true
}
