import { findBundledFile, type Plugin } from '#plugins'
import { importPlugins } from './import-plugins.ts'

/** Source of `virtual:greenlight/ssr-plugins`: the gatsby-ssr files, but for those whose renderer another replaces. */
export function ssrPluginsModule(plugins: readonly Plugin[]): string {
  return importPlugins(
    plugins.flatMap(plugin => {
      const file = plugin.skipSSR ? undefined : findBundledFile(plugin.resolve, 'gatsby-ssr')
      return file === undefined ? [] : [{ plugin, file }]
    }),
  )
}
