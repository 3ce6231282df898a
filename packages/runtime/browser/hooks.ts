import { plugins } from 'virtual:greenlight/browser-plugins'
import { createPluginHooks, type PluginHooks } from '../shared/plugin-hooks.ts'
import type { PageLoader } from './page-loader.ts'

/** The hooks of gatsby-browser files; each call's arguments also hold the loader's functions, as with Gatsby. */
export function createBrowserHooks(loader: () => PageLoader | undefined): PluginHooks {
  const hooks = createPluginHooks(plugins)
  const withLoader = (args: object) => ({
    ...args,
    getResourceURLsForPathname: (path: string) => loader()?.getResourceURLsForPathname(path),
    loadPage: (path: string) => loader()?.loadPage(path),
    loadPageSync: (path: string) => loader()?.loadPageSync(path),
  })
  return {
    run: (hook, args, next) =>
      hooks.run(hook, withLoader(args), next && (result => withLoader(next(result)))),
    runAsync: (hook, args) => hooks.runAsync(hook, withLoader(args)),
  }
}
