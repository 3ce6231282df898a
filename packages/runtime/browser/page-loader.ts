import type { ComponentType } from 'react'
import type { PageData, PageResult, SliceData } from '../shared/page-data.ts'
import type { PagePaths } from '../shared/page-paths.ts'
import type { SliceResources } from '../shared/page-slices.ts'
import type { StaticQueryResults } from '../shared/static-query-context.ts'
import { templateExports } from '../shared/template-exports.ts'
import { createBuildWatch } from './build-watch.ts'
import { createIdleQueue } from './idle-queue.ts'
import { mayPrefetch, prefetchModule } from './prefetch.ts'

/** Everything a page needs to be shown; names as in Gatsby, because plugins read them. */
export interface PageResources {
  readonly component: ComponentType<Record<string, unknown>>
  /** What the template exports. */
  readonly head: Readonly<Record<string, unknown>>
  readonly json: PageResult
  readonly page: {
    readonly componentChunkName: string
    readonly path: string
    readonly matchPath: string | undefined
    readonly staticQueryHashes: readonly string[]
    readonly slicesMap: Readonly<Record<string, string>>
    readonly webpackCompilationHash: string | undefined
  }
  readonly staticQueryResults: StaticQueryResults
  /** The slices loaded so far, those of the page among them, by id. */
  readonly slices: ReadonlyMap<string, SliceResources>
  /** The page stands in for one that does not exist. */
  readonly notFound: boolean
}

/** Loads pages: their data, results of static queries and code. Public as `window.___loader`. */
export interface PageLoader {
  /** Undefined when the page cannot be loaded: the browser should then go to the address itself. */
  loadPage(address: string): Promise<PageResources | undefined>
  /** A page that has been loaded. */
  loadPageSync(address: string): PageResources | undefined
  /** Loads data and code when the browser has time, unless the reader saves data. */
  enqueue(address: string): void
  prefetch(address: string): void
  /** The reader is about to follow a link. */
  hovering(address: string): void
  isPageNotFound(address: string): boolean
  /** The server has a newer build than the document: pages must be loaded whole. */
  isOutdated(): boolean
  /** Reads which build the server has. */
  checkBuild(): Promise<void>
  /**
   * Loads the list of scripts by template. The browser of a site with a service worker has it when it goes offline,
   * and `getResourceURLsForPathname` knows all scripts.
   */
  loadChunkMap(): Promise<void>
  /** Addresses of what a page needs, once its data is known. */
  getResourceURLsForPathname(address: string): readonly string[] | null
  /** Results of all static queries loaded so far. */
  staticQueryResults(): StaticQueryResults
}

export interface PageLoaderOptions {
  readonly paths: PagePaths
  /** Address of the template that came with the document, by chunk name. */
  readonly knownChunks: Readonly<Record<string, string>>
  readonly prefetchDisabled: boolean
  readonly onPrefetch: (address: string) => void
  readonly onPostPrefetch: (address: string) => void
}

const NOT_FOUND = '/404.html'
const SERVER_ERROR = '/500.html'
const ATTEMPTS = 4
const CHUNK_MAP = `${__PATH_PREFIX__}/chunk-map.json`

interface LoadedData {
  readonly data: PageData
  readonly notFound: boolean
}

export function createPageLoader(options: PageLoaderOptions): PageLoader {
  const { paths, prefetchDisabled } = options
  const pages = new Map<string, PageResources>()
  const loading = new Map<string, Promise<PageResources | undefined>>()
  const loadedData = new Map<string, Promise<LoadedData | undefined>>()
  const dataNow = new Map<string, PageData>()
  const slices = new Map<string, SliceResources>()
  const sliceData = new Map<string, Promise<SliceData>>()
  const results: Record<string, { readonly data: unknown }> = {}
  const prefetched = new Set<string>()
  const enqueue = createIdleQueue()
  const build = createBuildWatch(async () => {
    const data: { readonly webpackCompilationHash?: string } = await fetchJson(
      `${__PATH_PREFIX__}/page-data/app-data.json`,
    )
    const { webpackCompilationHash: hash } = data
    if (hash !== undefined) window.___webpackCompilationHash ??= hash
    return hash
  })
  let chunkMap: Promise<Readonly<Record<string, readonly string[]>>> | undefined

  function loadData(path: string): Promise<LoadedData | undefined> {
    let data = loadedData.get(path)
    if (!data) {
      data = fetchData(path).then(found => {
        if (found) dataNow.set(path, found.data)
        else loadedData.delete(path)
        return found
      })
      loadedData.set(path, data)
    }
    return data
  }

  async function fetchData(path: string, attempts = ATTEMPTS): Promise<LoadedData | undefined> {
    const response = await fetchOrNone(pageDataAddress(path))
    const data: PageData | undefined = response?.ok ? await readJson(response) : undefined
    if (data?.path !== undefined) return { data, notFound: path === NOT_FOUND }
    if (path === NOT_FOUND || path === SERVER_ERROR) return undefined
    if (response?.status === 404 || response?.ok) {
      // The file may be none of the site's pages, but there all the same.
      if (await exists(path)) return undefined
      return loadData(NOT_FOUND)
    }
    if (response?.status === 500) return loadData(SERVER_ERROR)
    return attempts > 1 ? fetchData(path, attempts - 1) : undefined
  }

  async function loadChunk(name: string): Promise<Readonly<Record<string, unknown>>> {
    const known = options.knownChunks[name] ?? (await addressesOfChunk(name))[0]
    if (known === undefined) throw new Error(`There is no code for ${name}.`)
    return templateExports(await import(/* @vite-ignore */ known))
  }

  async function loadChunkMap(): Promise<Readonly<Record<string, readonly string[]>>> {
    chunkMap ??= fetchJson(CHUNK_MAP)
    const map = await chunkMap.catch((error: unknown) => {
      chunkMap = undefined
      throw error
    })
    window.___chunkMapping = map
    return map
  }

  async function addressesOfChunk(name: string): Promise<readonly string[]> {
    const map = await loadChunkMap()
    return (map[name] ?? []).map(file => __PATH_PREFIX__ + file)
  }

  async function loadResults(hashes: readonly string[]): Promise<void> {
    await Promise.all(
      hashes.map(async hash => {
        results[hash] ??= await fetchJson(resultAddress(hash))
      }),
    )
  }

  function loadSliceData(id: string): Promise<SliceData> {
    const known = sliceData.get(id)
    if (known) return known
    const data = fetchJson<SliceData>(sliceDataAddress(id))
    sliceData.set(id, data)
    data.catch(() => sliceData.delete(id))
    return data
  }

  async function loadSlice(id: string): Promise<void> {
    if (slices.has(id)) return
    const { componentChunkName, result, staticQueryHashes } = await loadSliceData(id)
    const [chunk] = await Promise.all([
      loadChunk(componentChunkName),
      loadResults(staticQueryHashes),
    ])
    if (!isComponent(chunk.default)) throw new Error(`${componentChunkName} exports no component.`)
    const { data, sliceContext } = result
    slices.set(id, { component: chunk.default, data, sliceContext })
  }

  async function loadNow(path: string): Promise<PageResources | undefined> {
    // The document's own page fits its code; later ones may be of another build.
    const [found] = await Promise.all([loadData(path), pages.size > 0 ? build.check() : undefined])
    if (!found) return undefined
    const { data, notFound } = found
    const [chunk] = await Promise.all([
      loadChunk(data.componentChunkName),
      loadResults(data.staticQueryHashes),
      ...slicesOf(data).map(loadSlice),
    ])
    if (!isComponent(chunk.default))
      throw new Error(`${data.componentChunkName} exports no component.`)
    const page: PageResources = {
      component: chunk.default,
      head: chunk,
      json: data.result,
      page: {
        componentChunkName: data.componentChunkName,
        path: data.path,
        matchPath: data.matchPath,
        staticQueryHashes: data.staticQueryHashes,
        slicesMap: data.slicesMap ?? {},
        webpackCompilationHash: window.___webpackCompilationHash,
      },
      staticQueryResults: results,
      slices,
      notFound,
    }
    pages.set(path, page)
    return page
  }

  async function prefetchNow(address: string): Promise<void> {
    const path = paths.find(address)
    if (prefetched.has(path) || pages.has(path)) return
    prefetched.add(path)
    options.onPrefetch(address)
    const found = await loadData(path)
    if (!found) return
    const ofSlices = await Promise.all(slicesOf(found.data).map(loadSliceData))
    for (const { componentChunkName } of [found.data, ...ofSlices]) {
      for (const file of await addressesOfChunk(componentChunkName)) prefetchModule(file)
    }
    options.onPostPrefetch(address)
  }

  const loader: PageLoader = {
    loadPage(address) {
      const path = paths.find(address)
      const page = pages.get(path)
      if (page) return Promise.resolve(page)
      let pending = loading.get(path)
      if (!pending) {
        pending = loadNow(path)
          .catch((error: unknown) => {
            console.error(error)
            window.___failedResources = true
            return undefined
          })
          .finally(() => loading.delete(path))
        loading.set(path, pending)
      }
      return pending
    },
    loadPageSync: address => pages.get(paths.find(address)),
    enqueue(address) {
      if (prefetchDisabled || !mayPrefetch()) return
      enqueue(() => prefetchNow(address))
    },
    prefetch: address => loader.enqueue(address),
    hovering: address => void loader.loadPage(address),
    isPageNotFound: address => pages.get(paths.find(address))?.notFound ?? true,
    getResourceURLsForPathname(address) {
      const data = dataNow.get(paths.find(address))
      if (!data) return null
      const { componentChunkName: name, staticQueryHashes } = data
      const known = options.knownChunks[name]
      const mapped = window.___chunkMapping?.[name]?.map(file => __PATH_PREFIX__ + file)
      const chunks = mapped ?? (known === undefined ? [] : [known])
      return [
        ...chunks,
        CHUNK_MAP,
        pageDataAddress(paths.find(address)),
        ...staticQueryHashes.map(resultAddress),
        ...slicesOf(data).map(sliceDataAddress),
      ]
    },
    isOutdated: build.isOutdated,
    checkBuild: build.check,
    loadChunkMap: () => loadChunkMap().then(() => undefined),
    staticQueryResults: () => results,
  }
  return loader
}

/** Ids of a page's slices. */
function slicesOf({ slicesMap = {} }: PageData): readonly string[] {
  return [...new Set(Object.values(slicesMap))]
}

const resultAddress = (hash: string) => `${__PATH_PREFIX__}/page-data/sq/d/${hash}.json`

const sliceDataAddress = (id: string) => `${__PATH_PREFIX__}/slice-data/${id}.json`

function pageDataAddress(path: string): string {
  const [pathname = '', search] = path.split('?')
  const folder = pathname === '/' ? 'index' : pathname.replace(/^\/|\/$/g, '')
  const file = `${__PATH_PREFIX__}/page-data/${folder}/page-data.json`
  return search ? `${file}?${search}` : file
}

async function fetchOrNone(address: string): Promise<Response | undefined> {
  try {
    return await fetch(address)
  } catch {
    return undefined
  }
}

async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} could not be loaded: ${response.status}`)
  return response.json()
}

async function readJson<T>(response: Response): Promise<T | undefined> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

/** Never asks another host: a path that begins with two slashes names one. */
async function exists(path: string): Promise<boolean> {
  if (path.startsWith('//')) return false
  try {
    const { ok } = await fetch(__BASE_PATH__ + path, { method: 'HEAD' })
    return ok
  } catch {
    return false
  }
}

function isComponent(value: unknown): value is ComponentType<Record<string, unknown>> {
  return typeof value === 'function' || (typeof value === 'object' && value !== null)
}
