import type { BundleInput } from '#bundle'
import { publicPathOf } from '#plugin-api'
import { createThemeShadows } from '#plugins'
import { findSlices, rankMatchPaths, rewriteQueries } from '#queries'
import type { Site } from '../site.ts'
import { collectBundleSettings } from './collect-bundle-settings.ts'
import { rendererFolder } from './render-setup.ts'

/** Gathers what the bundles of a site are made of. Runs `onCreateWebpackConfig` for both stages. */
export async function createBundleInput(
  site: Site,
  { minify }: { readonly minify: boolean },
): Promise<BundleInput> {
  const { config, pages, slices, program, runner } = site
  const { gatsbyConfig, prefixPaths, root } = config
  const components = new Map(
    [...pages.pages.values(), ...slices.slices.values()].map(
      ({ componentChunkName, componentPath }) => [componentChunkName, componentPath],
    ),
  )
  const templates = new Set(
    [...pages.pages.values()].map(({ component }) => component.split('?')[0]),
  )
  return {
    root,
    gatsbyConfig,
    publicPath: publicPathOf(config),
    basePath: prefixPaths ? gatsbyConfig.pathPrefix : '',
    assetPrefix: prefixPaths ? (gatsbyConfig.assetPrefix ?? '') : '',
    plugins: runner.plugins,
    components,
    // Only themes have pages and components of their own; asking at every import costs time.
    ...(config.themes.length > 0
      ? {
          shadows: createThemeShadows({
            root,
            plugins: runner.plugins,
            extensions: program.extensions,
          }),
        }
      : {}),
    redirects: pages.redirects,
    matchPaths: rankMatchPaths(pages.pages.values()),
    extensions: program.extensions,
    settings: {
      'build-javascript': await collectBundleSettings(site, 'build-javascript'),
      'build-html': await collectBundleSettings(site, 'build-html'),
    },
    rewriteModule: (code, file, stage) =>
      rewriteQueries(code, file, { stage, isTemplate: templates.has(file) }),
    slicesOf: (code, file) => findSlices(code, file).uses,
    rendererFolder: rendererFolder(config),
    minify,
  }
}
