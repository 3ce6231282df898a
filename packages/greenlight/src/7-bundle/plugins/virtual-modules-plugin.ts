import type { Plugin as VitePlugin } from 'vite'
import type { BundleInput } from '../site-bundle.ts'
import { browserPluginsModule } from '../virtual/browser-plugins.ts'
import { htmlModule } from '../virtual/html.ts'
import { siteDataModule } from '../virtual/site-data.ts'
import { ssrPluginsModule } from '../virtual/ssr-plugins.ts'

const PREFIX = 'virtual:greenlight/'

/** Gives the runtime what it must know of the site, as modules made when they are asked for. */
export function virtualModulesPlugin(input: BundleInput): VitePlugin {
  const modules: Readonly<Record<string, () => string>> = {
    'browser-plugins': () => browserPluginsModule(input.plugins),
    'ssr-plugins': () => ssrPluginsModule(input.plugins),
    html: () => htmlModule(input.root),
    'site-data': () => siteDataModule(input),
  }
  return {
    name: 'greenlight:virtual-modules',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^virtual:greenlight\// },
      handler: id => `\0${id}`,
    },
    load: {
      filter: { id: /^\0virtual:greenlight\// },
      handler: id => modules[id.slice(PREFIX.length + 1)]?.(),
    },
  }
}
