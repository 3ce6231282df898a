import { dirname } from 'node:path'
import type { Plugin as VitePlugin } from 'vite'
import type { ModuleReplacement } from '../settings/bundle-settings.ts'

const EMPTY = '\0greenlight:ignored'

/** Gives modules, or nothing, in the place of others, by what their imports look like. */
export function moduleReplacementsPlugin(replacements: readonly ModuleReplacement[]): VitePlugin {
  return {
    name: 'greenlight:module-replacements',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer === undefined) return undefined
      const folder = dirname(importer.split('?')[0] ?? importer)
      const meant = replacements.find(
        ({ pattern, context }) => pattern.test(source) && (context?.test(folder) ?? true),
      )
      if (!meant) return undefined
      if (meant.replacement === undefined) return EMPTY
      return this.resolve(meant.replacement, importer, { ...options, skipSelf: true })
    },
    // CommonJS: whatever is imported from it by name is undefined, and no mistake.
    load: id => (id === EMPTY ? 'module.exports = {}' : undefined),
  }
}
