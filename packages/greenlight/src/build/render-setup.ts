import { join } from 'node:path'
import type { SiteBundle } from '#bundle'
import type { SiteConfig } from '#config'
import { publicPathOf } from '#plugin-api'
import type { RenderSetup, SliceToRender } from '#render'

/** Folder of the bundle that renders HTML. */
export function rendererFolder({ cacheFolder }: SiteConfig): string {
  return join(cacheFolder, 'renderer')
}

/** What all pages of a build are rendered with. */
export function renderSetup(
  config: SiteConfig,
  {
    bundle: { client, renderer },
    results,
    slices,
    plugins,
  }: {
    readonly bundle: SiteBundle
    readonly plugins: readonly { readonly name: string }[]
    /** Results of static queries by hash, as JSON. */
    readonly results: ReadonlyMap<string, string>
    readonly slices: ReadonlyMap<string, SliceToRender>
  },
): RenderSetup {
  const publicPath = publicPathOf(config)
  const addressOf = (file: string) => `${publicPath}/${file}`
  return {
    publicPath,
    folder: rendererFolder(config),
    entry: renderer.entry,
    components: renderer.components,
    scripts: new Map([...client.scripts].map(([name, files]) => [name, files.map(addressOf)])),
    style: client.style && { href: addressOf(client.style.file), css: client.style.css },
    staticQueryResults: results,
    slices,
    // What pages ask for in advance, gatsby-plugin-offline puts into the service worker's own cache, under addresses
    // that hold a revision. There it does not find it when it looks whether a page can be shown.
    preloadsData: plugins.every(({ name }) => name !== 'gatsby-plugin-offline'),
  }
}
