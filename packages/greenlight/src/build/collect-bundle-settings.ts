import {
  type BabelCall,
  type BabelSettings,
  type BuildStage,
  type BundleSettings,
  babelSettings,
  createWebpackStage,
  environmentDefines,
  translateConfig,
} from '#bundle'
import { readBundleVariables } from '#config'
import type { Site } from '../site.ts'

/**
 * Asks plugins for their part of a stage's bundle: runs `onCreateBabelConfig`, and `onCreateWebpackConfig` over a
 * configuration that nothing runs, and translates what they made of it.
 */
export async function collectBundleSettings(
  site: Site,
  stage: BuildStage,
): Promise<BundleSettings> {
  const { config, runner, buildSettings, program } = site
  const { root, environment } = config
  const babel = await collectBabelSettings(site, stage)
  const webpack = createWebpackStage(stage, { root, extensions: program.extensions })
  buildSettings.listen(({ action, value }) => {
    if (action === 'setWebpackConfig') webpack.merge(value)
    if (action === 'replaceWebpackConfig') webpack.replace(value)
  })
  await runner.run('onCreateWebpackConfig', webpack.hookArguments)
  buildSettings.listen(undefined)

  const target = stage === 'build-html' ? 'node' : 'browser'
  const variables = readBundleVariables({ root, environment, target })
  const asked = translateConfig(webpack.config())
  return {
    ...asked,
    babel,
    defines: { ...environmentDefines(variables, { root, stage }), ...asked.defines },
  }
}

async function collectBabelSettings(
  { runner, buildSettings }: Site,
  stage: BuildStage,
): Promise<BabelSettings> {
  const calls: BabelCall[] = []
  buildSettings.listen(({ action, value, plugin }) => {
    const from = plugin.resolve
    if (action === 'setBabelPlugin') calls.push({ kind: 'plugin', value, from })
    if (action === 'setBabelPreset') calls.push({ kind: 'preset', value, from })
  })
  await runner.run('onCreateBabelConfig', { stage })
  buildSettings.listen(undefined)
  return babelSettings(calls, stage)
}
