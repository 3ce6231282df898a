import { findBundledFile, type Plugin } from '#plugins'
import { importPlugins } from './import-plugins.ts'

/** Source of `virtual:greenlight/browser-plugins`: every gatsby-browser file, used or not, for the CSS it imports. */
export function browserPluginsModule(plugins: readonly Plugin[]): string {
  return importPlugins(
    plugins.flatMap(plugin => {
      const file = findBundledFile(plugin.resolve, 'gatsby-browser')
      return file === undefined ? [] : [{ plugin, file }]
    }),
  )
}
