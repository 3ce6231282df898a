import type { Plugin } from '#plugins'

/**
 * Source of a module whose `plugins` are the given files' exports with their plugins' options.
 * Options are JSON, as in Gatsby: functions and regular expressions in them are lost.
 */
export function importPlugins(
  files: readonly { readonly plugin: Plugin; readonly file: string }[],
): string {
  const imports = files.map(
    ({ file }, index) => `import * as plugin${index} from ${JSON.stringify(file)}`,
  )
  const entries = files.map(({ plugin: { name, pluginOptions } }, index) => {
    const options = JSON.stringify(pluginOptions)
    return `  { name: ${JSON.stringify(name)}, module: plugin${index}, options: ${options} },`
  })
  return [...imports, 'export const plugins = [', ...entries, ']', ''].join('\n')
}
