import {
  type BabelCall,
  type BuildStage,
  type BundleSettings,
  babelSettings,
  createWebpackStage,
  environmentDefines,
  listIneffective,
  pathDefines,
  translateConfig,
} from '#bundle'
import { readBundleVariables } from '#config'
import { type BuildSetting, publicPathOf } from '#plugin-api'
import type { Site } from '../site.ts'

/**
 * Asks plugins for their part of a stage's bundle: runs `onCreateWebpackConfig` over a configuration that nothing
 * runs, and translates what they made of it, and what they said of Babel before.
 *
 * @param onIneffective told of each setting of webpack that has no effect, and of the plugin that made it
 * @param minify whether code for browsers is minified
 */
export async function collectBundleSettings(
  site: Site,
  stage: BuildStage,
  {
    minify,
    onIneffective,
  }: {
    readonly minify: boolean
    readonly onIneffective: (plugin: string, setting: string) => void
  },
): Promise<BundleSettings> {
  const { config, runner, buildSettings, program } = site
  const { root, environment, gatsbyConfig } = config
  const target = stage === 'build-html' ? 'node' : 'browser'
  const variables = readBundleVariables({ root, environment, target })
  const prefixes = {
    publicPath: publicPathOf(config),
    basePath: config.prefixPaths ? gatsbyConfig.pathPrefix : '',
    assetPrefix: config.prefixPaths ? (gatsbyConfig.assetPrefix ?? '') : '',
  }
  const definitions = {
    ...environmentDefines(variables, { root, stage }),
    ...pathDefines({ ...prefixes, gatsbyConfig }),
  }
  const webpack = createWebpackStage(stage, {
    root,
    extensions: program.extensions,
    publicPath: prefixes.publicPath,
    definitions,
    minify,
  })
  const original = { ...webpack.config() }
  buildSettings.listen(({ action, value, plugin }) => {
    if (action === 'setWebpackConfig') webpack.merge(value)
    if (action === 'replaceWebpackConfig') webpack.replace(value)
    if (action !== 'setWebpackConfig' && action !== 'replaceWebpackConfig') return
    const before = action === 'replaceWebpackConfig' ? original : undefined
    for (const setting of listIneffective(value, before)) onIneffective(plugin.name, setting)
  })
  await runner.run('onCreateWebpackConfig', webpack.hookArguments)
  buildSettings.listen(undefined)

  const asked = translateConfig(webpack.config(), {
    root,
    stage,
    variables: readBundleVariables({ root, environment, target: 'node' }),
  })
  return {
    ...asked,
    babel: babelSettings(babelCallsOf(buildSettings.settings), stage, root),
    defines: { ...definitions, ...asked.defines },
  }
}

/** What hooks said of Babel, `onCreateBabelConfig` above all, which has run for all stages before others. */
export function babelCallsOf(settings: readonly BuildSetting[]): readonly BabelCall[] {
  return settings.flatMap(({ action, value, plugin: { resolve: from } }): BabelCall[] => {
    if (action === 'setBabelPlugin') return [{ kind: 'plugin', value, from }]
    if (action === 'setBabelPreset') return [{ kind: 'preset', value, from }]
    return action === 'setBabelOptions' ? [{ kind: 'options', value, from }] : []
  })
}
