import {
  type BuildStage,
  type BundleInput,
  type BundleSettings,
  ineffectiveSettings,
} from '#bundle'
import type { Reporter } from '#diagnostics'
import { publicPathOf } from '#plugin-api'
import { createThemeShadows, listGatsbyPackages } from '#plugins'
import { findSlices, rankMatchPaths, rewriteQueries } from '#queries'
import type { Site } from '../site.ts'
import { collectBundleSettings } from './collect-bundle-settings.ts'
import { rendererFolder } from './render-setup.ts'

/** Gathers what the bundles of a site are made of. Runs `onCreateWebpackConfig` for both stages. */
export async function createBundleInput(
  site: Site,
  {
    minify,
    profile,
    reporter,
  }: { readonly minify: boolean; readonly profile: boolean; readonly reporter: Reporter },
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
    browsers: program.browserslist,
    report: reporter.report,
    settings: await collectSettings(site, { minify, reporter }),
    rewriteModule: (code, file, stage) =>
      rewriteQueries(code, file, { stage, isTemplate: templates.has(file) }),
    slicesOf: (code, file) => findSlices(code, file).uses,
    sourcePackages: () => listGatsbyPackages(root),
    rendererFolder: rendererFolder(config),
    minify,
    profile,
  }
}

async function collectSettings(
  site: Site,
  { minify, reporter }: { readonly minify: boolean; readonly reporter: Reporter },
): Promise<BundleInput['settings']> {
  const ignored = new Map<string, Set<string>>()
  const ofStage = (stage: BuildStage): Promise<BundleSettings> =>
    collectBundleSettings(site, stage, {
      minify,
      onIneffective: (plugin, setting) =>
        ignored.set(plugin, (ignored.get(plugin) ?? new Set()).add(setting)),
    })
  const settings = {
    'build-javascript': await ofStage('build-javascript'),
    'build-html': await ofStage('build-html'),
  }
  if (ignored.size > 0) reporter.report(ineffectiveSettings(ignored))
  return settings
}
