import type { Plugin as VitePlugin } from 'vite'

/** Empties modules that a stage must not run, as webpack's null-loader does. */
export function emptyModulesPlugin(patterns: readonly RegExp[]): VitePlugin {
  return {
    name: 'greenlight:empty-modules',
    enforce: 'pre',
    load: {
      filter: { id: [...patterns] },
      handler: () => 'export default {}',
    },
  }
}
