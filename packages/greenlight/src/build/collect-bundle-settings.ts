import {
  type BuildStage,
  type BundleSettings,
  createWebpackStage,
  environmentDefines,
  translateConfig,
} from '#bundle'
import { readBundleVariables } from '#config'
import type { Site } from '../site.ts'

/**
 * Asks plugins for their part of a stage's bundle: runs `onCreateWebpackConfig` over a configuration that nothing
 * runs, and translates what they made of it.
 */
export async function collectBundleSettings(
  { config, runner, buildSettings, program }: Site,
  stage: BuildStage,
): Promise<BundleSettings> {
  const { root, environment } = config
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
    defines: { ...environmentDefines(variables, { root, stage }), ...asked.defines },
  }
}
