import { join } from 'node:path'
import type { Plugin as VitePlugin } from 'vite'
import type { BundleSettings, Fallback } from '../settings/bundle-settings.ts'

/** Vite's names of Node's own modules in code for browsers, which have nothing in them. */
const LEFT_OUT = /^__vite-browser-external/
const EMPTY = '\0greenlight:empty'

/** Finds modules where nothing else does: in further folders, and by `resolve.fallback` of webpack. */
export function fallbacksPlugin({
  fallbacks,
  moduleFolders,
}: Pick<BundleSettings, 'fallbacks' | 'moduleFolders'>): VitePlugin {
  return {
    name: 'greenlight:fallbacks',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (/^(?:[./\0]|[a-z]+:)/i.test(source) || importer === undefined) return undefined
      const found = await this.resolve(source, importer, { ...options, skipSelf: true })
      if (found && !LEFT_OUT.test(found.id)) return found
      for (const folder of moduleFolders) {
        const inFolder = await this.resolve(join(folder, source), importer, {
          ...options,
          skipSelf: true,
        })
        if (inFolder) return inFolder
      }
      const fallback = fallbacks.find(each => isMeant(source, each))
      if (!fallback) return found
      if (fallback.replacement === undefined) return EMPTY
      const module = fallback.replacement + source.slice(fallback.find.length)
      return this.resolve(module, importer, { ...options, skipSelf: true })
    },
    // CommonJS: whatever is imported from it by name is undefined, and no mistake.
    load: id => (id === EMPTY ? 'module.exports = {}' : undefined),
  }
}

function isMeant(source: string, { find, exact }: Fallback): boolean {
  return source === find || (!exact && source.startsWith(`${find}/`))
}
