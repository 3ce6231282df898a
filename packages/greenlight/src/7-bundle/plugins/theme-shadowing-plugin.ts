import type { Plugin as VitePlugin } from 'vite'
import type { ThemeShadows } from '#plugins'

/** Puts the site's `src/<theme>/...` in the place of a theme's files, wherever these are imported. */
export function themeShadowingPlugin(shadows: ThemeShadows): VitePlugin {
  return {
    name: 'greenlight:theme-shadowing',
    enforce: 'pre',
    resolveId: {
      filter: { id: { exclude: /^(?:\0|virtual:|data:)/ } },
      async handler(source, importer, options) {
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
        if (!resolved || resolved.external) return resolved
        const shadow = shadows.find(resolved.id, importer?.split('?')[0])
        return shadow === undefined ? resolved : { ...resolved, id: shadow }
      },
    },
  }
}
