import {
  type BabelCall,
  type BabelSettings,
  type BuildStage,
  type BundleSettings,
  babelSettings,
  createWebpackStage,
  environmentDefines,
  listIneffective,
  translateConfig,
} from '#bundle'
import { readBundleVariables } from '#config'
import type { Site } from '../site.ts'

/**
 * Asks plugins for their part of a stage's bundle: runs `onCreateBabelConfig`, and `onCreateWebpackConfig` over a
 * configuration that nothing runs, and translates what they made of it.
 *
 * @param onIneffective told of each setting of webpack that has no effect, and of the plugin that made it
 */
export async function collectBundleSettings(
  site: Site,
  stage: BuildStage,
  onIneffective: (plugin: string, setting: string) => void,
): Promise<BundleSettings> {
  const { config, runner, buildSettings, program } = site
  const { root, environment } = config
  const babel = await collectBabelSettings(site, stage)
  const webpack = createWebpackStage(stage, { root, extensions: program.extensions })
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

  const target = stage === 'build-html' ? 'node' : 'browser'
  const variables = readBundleVariables({ root, environment, target })
  const asked = translateConfig(webpack.config(), root)
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
