import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setCurrentModules } from './current-modules.ts'
import { redirectModules } from './redirect-modules.ts'
import type { RedirectMap } from './redirect-target.ts'

/** What a job thread has to know of its site. Plain data: it is copied. */
export interface JobThreadSite {
  readonly root: string
  readonly redirects: RedirectMap
  /** Folder of plugins' caches, absolute. */
  readonly cachesFolder: string
}

/**
 * Prepares a job thread: `gatsby` and `graphql` mean what they mean in the main thread, and worker files that use
 * `gatsby/dist/utils/get-cache` get a cache of their own, kept as long as the thread; results of whole jobs are kept
 * between runs anyway.
 */
export function setUpJobThread({ root, redirects, cachesFolder }: JobThreadSite): void {
  redirectModules(redirects)
  const caches = new Map<string, object>()
  const getCache = (name: string) => {
    const cache = caches.get(name) ?? createMemoryCache(name, cachesFolder)
    caches.set(name, cache)
    return cache
  }
  setCurrentModules({ getCache })
  setSiteGlobal(root)
}

/** `global.__GATSBY`, where packages of Gatsby look for the site's folder. */
export function setSiteGlobal(root: string): void {
  const buildId = createHash('md5').update(root).digest('hex')
  Reflect.set(globalThis, '__GATSBY', { root, buildId })
}

function createMemoryCache(name: string, folder: string): object {
  const values = new Map<unknown, string>()
  const directory = join(folder, name)
  mkdirSync(directory, { recursive: true })
  return {
    name,
    directory,
    get: async (key: unknown) => {
      const text = values.get(key)
      return text === undefined ? undefined : JSON.parse(text)
    },
    set: async (key: unknown, value: unknown) => {
      values.set(key, JSON.stringify(value) ?? 'null')
      return value
    },
    del: async (key: unknown) => values.delete(key),
  }
}
