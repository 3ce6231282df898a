import { resolvePlugin, type SiteConfig } from '#config'
import type { GatsbyNodeModule, Plugin } from '#plugins'
import { isFunction } from '#support/is-function'
import { createFileSource, type TouchSame } from './filesystem/source-files.ts'
import { installLazyRequires } from './lazy-requires.ts'
import { type Cache, keepTreesInMemory } from './remark/keep-trees-in-memory.ts'
import { createLazyList } from './remark/lazy-list.ts'

const REMARK = 'gatsby-transformer-remark'

/** Puts the twins of a site's plugins in place, in this thread. Must run before the plugins are loaded. */
export async function installTwins({ plugins, command }: SiteConfig): Promise<void> {
  installLazyRequires(command)
  const entry = plugins.find(({ resolve }) => resolve === REMARK)
  if (!entry) return
  const found = resolvePlugin(entry.resolve, entry.parentDir)
  if ('reason' in found || found.local) return
  // The native parser is loaded for sites with markdown only.
  const { installRemarkTwin } = await import('./remark/install-remark-twin.ts')
  installRemarkTwin(found.folder)
}

/** What the twin needs of the arguments of a hook. */
interface RemarkArguments {
  readonly cache: Cache
  readonly getNodesByType: (type: string) => readonly unknown[]
}

const FILESYSTEM = 'gatsby-source-filesystem'

/** A plugin's hooks with our own in the place of those that have a twin. */
export function withTwins(
  { name, resolve, version }: Plugin,
  hooks: GatsbyNodeModule,
  {
    config: { root, command },
    touchSame,
  }: { readonly config: SiteConfig; readonly touchSame: TouchSame },
): GatsbyNodeModule {
  const { sourceNodes, setFieldsOnGraphQLNodeType: setFields } = hooks
  if (name === FILESYSTEM && version.startsWith('5.') && command === 'build') {
    return isFunction(sourceNodes)
      ? {
          ...hooks,
          sourceNodes: createFileSource({ plugin: resolve, root, touchSame }, sourceNodes),
        }
      : hooks
  }
  if (name === REMARK && version.startsWith('6.') && isFunction(setFields)) {
    const caches = new WeakMap<Cache, Cache>()
    return {
      ...hooks,
      setFieldsOnGraphQLNodeType(api: RemarkArguments, options: unknown) {
        const cache = caches.get(api.cache) ?? keepTreesInMemory(api.cache)
        caches.set(api.cache, cache)
        // The plugin lists all files of a site for its sub-plugins, few of which ever look at them.
        const getNodesByType = (type: string) => createLazyList(() => api.getNodesByType(type))
        return setFields({ ...api, cache, getNodesByType }, options)
      },
    }
  }
  return hooks
}
