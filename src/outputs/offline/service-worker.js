// Lets visited pages and the search work offline. Online, pages always come from the network.
//
//   files whose name holds a hash of their content   cache first, then network
//   pages, page data and everything else             network first, then cache
//   a page that is in no cache                       the offline page
//
// The two constants are filled in by write-service-worker.ts.
const version = '__VERSION__'
/** @type {string[]} */
const precached = JSON.parse('__PRECACHED__')

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))

// What a build brings along is kept under its version; visited pages outlive a build, they are renewed when visited.
const shellCache = `shell-${version}`
const pageCache = 'pages'
const fileCache = 'files'

/** Most entries kept in a cache; the oldest go first. */
const limits = { [pageCache]: 150, [fileCache]: 400 }

const offlinePage = '/offline.html'

/** Names given by webpack, gatsby-plugin-sharp and Pagefind: other content has another name. */
const hashed =
  /^\/(static\/[0-9a-f]{16,}\/|static\/[^/]+-[0-9a-f]{32}\.[a-z0-9]+$|[^?]*-[0-9a-f]{20}\.(js|css)$|pagefind\/(fragment|index|filter)\/|pagefind\/pagefind\.[^/]*_[0-9a-f]+\.pf_meta$)/

scope.addEventListener('install', event => {
  event.waitUntil(
    caches
      .open(shellCache)
      .then(cache => cache.addAll(precached.map(url => new Request(url, { cache: 'reload' }))))
      .then(() => scope.skipWaiting()),
  )
})

scope.addEventListener('activate', event => {
  event.waitUntil(removeOldShells().then(() => scope.clients.claim()))
})

scope.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return
  // Parts of a media file cannot be put together from a cache.
  if (request.headers.has('range')) return
  event.respondWith(hashed.test(url.pathname) ? cacheFirst(event) : networkFirst(event))
})

// The first page is loaded before there is a worker: it sends the addresses of itself and of what it loaded.
scope.addEventListener('message', event => {
  if (event.data?.type === 'remember' && Array.isArray(event.data.urls)) {
    event.waitUntil(rememberAll(event.data.urls))
  }
})

async function removeOldShells() {
  for (const name of await caches.keys()) {
    if (name.startsWith('shell-') && name !== shellCache) await caches.delete(name)
  }
}

/** @param {FetchEvent} event */
async function cacheFirst(event) {
  const found = await caches.match(event.request, { ignoreVary: true })
  if (found) return found
  const response = await fetch(event.request)
  event.waitUntil(remember(fileCache, event.request.url, response.clone()))
  return response
}

/** @param {FetchEvent} event */
async function networkFirst(event) {
  const url = withoutQuery(event.request.url)
  try {
    const response = await fetch(event.request)
    event.waitUntil(remember(pageCache, url, response.clone()))
    return response
  } catch (error) {
    const found = await caches.match(url, { ignoreVary: true })
    if (found) return found
    const page = event.request.mode === 'navigate' && (await caches.match(offlinePage))
    if (page) return page
    throw error
  }
}

/**
 * Errors, redirects and answers of other sites are not kept, nor what this version has kept from the start.
 * @param {typeof pageCache | typeof fileCache} name
 * @param {string} url
 * @param {Response} response
 */
async function remember(name, url, response) {
  if (response.status !== 200 || response.type !== 'basic' || response.redirected) return
  if (precached.includes(new URL(url).pathname)) return
  const cache = await caches.open(name)
  await cache.put(url, response)
  const keys = await cache.keys()
  const surplus = keys.slice(0, Math.max(0, keys.length - limits[name]))
  await Promise.all(surplus.map(key => cache.delete(key)))
}

/** @param {unknown[]} urls */
async function rememberAll(urls) {
  for (const value of urls) {
    if (typeof value !== 'string' || !URL.canParse(value)) continue
    const { origin, pathname } = new URL(value)
    if (origin !== scope.location.origin) continue
    const isFile = hashed.test(pathname)
    const url = isFile ? value : withoutQuery(value)
    if (await caches.match(url, { ignoreVary: true })) continue
    // What cannot be had now is kept when it is asked for the next time.
    const response = await fetch(url).catch(() => null)
    if (response) await remember(isFile ? fileCache : pageCache, url, response)
  }
}

/**
 * Pages are the same whatever follows `?`; one copy is enough.
 * @param {string} value
 */
function withoutQuery(value) {
  const { origin, pathname } = new URL(value)
  return origin + pathname
}
