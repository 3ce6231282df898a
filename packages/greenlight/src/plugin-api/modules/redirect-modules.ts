import { createRequire, Module, register } from 'node:module'
import { dirname, join } from 'node:path'
import { beforeImports } from '#support/import-module'
import { isFunction } from '#support/is-function'
import { engineModule, packageFile } from '#support/own-files'
import {
  isOtherGraphql,
  type RedirectMap,
  redirectTarget,
  versionOfPackage,
} from './redirect-target.ts'
import { watchForImports } from './watch-for-imports.ts'

const REGISTERED = Symbol.for('greenlight.redirected-modules')

/**
 * Makes `gatsby` and `graphql` mean the same everywhere in this thread, in CommonJS and ES modules alike:
 * `gatsby` is the engine's own small package, even where the real one is installed; `graphql` is the site's copy
 * when that is version 16, else the engine's. GraphQL types of two copies cannot be mixed, so this must run before
 * anything loads graphql. The first call in a thread wins.
 *
 * Worker threads start without it: their entry file calls it with the map that the main thread returned.
 *
 * @param from the site's folder, or the map of another thread
 */
export function redirectModules(from: string | RedirectMap): RedirectMap {
  const registered = currentMap()
  if (registered) return registered
  const map: RedirectMap =
    typeof from === 'string'
      ? {
          gatsby: packageFile('src/plugin-api/gatsby-package'),
          graphql: findGraphql(from),
        }
      : from
  Object.defineProperty(globalThis, REGISTERED, { value: map })
  redirectRequire(map)
  beforeImports(() => register(engineModule('plugin-api/modules/resolve-hook'), { data: map }))
  watchForImports()
  return map
}

function currentMap(): RedirectMap | undefined {
  const value: unknown = Reflect.get(globalThis, REGISTERED)
  return typeof value === 'object' && value !== null && 'gatsby' in value && 'graphql' in value
    ? { gatsby: String(value.gatsby), graphql: String(value.graphql) }
    : undefined
}

function findGraphql(root: string): string {
  const own = dirname(createRequire(import.meta.url).resolve('graphql/package.json'))
  try {
    const manifest = createRequire(join(root, 'index.js')).resolve('graphql/package.json')
    return versionOfPackage(manifest)?.startsWith('16.') ? dirname(manifest) : own
  } catch {
    return own
  }
}

/** `require` has no public hook before Node 22.15; this one has been stable since Node 4. */
function redirectRequire(map: RedirectMap): void {
  const original: unknown = Reflect.get(Module, '_resolveFilename')
  if (!isFunction(original))
    throw new TypeError('This version of Node has no Module._resolveFilename')
  const resolveOriginally = original
  function resolveFilename(this: unknown, ...args: readonly unknown[]): unknown {
    const [request] = args
    const redirect = typeof request === 'string' ? redirectTarget(request, map) : undefined
    if (!redirect) return resolveOriginally.apply(this, [...args])
    if (redirect.kind === 'missing') {
      throw Object.assign(new Error(redirect.message), { code: 'MODULE_NOT_FOUND' })
    }
    if (redirect.kind === 'file') return redirect.file
    const own = tryResolve(() => resolveOriginally.apply(this, [...args]))
    return own !== undefined && isOtherGraphql(own) ? own : redirect.file
  }
  Reflect.set(Module, '_resolveFilename', resolveFilename)
}

function tryResolve(resolve: () => unknown): string | undefined {
  try {
    const found = resolve()
    return typeof found === 'string' ? found : undefined
  } catch {
    return undefined
  }
}
