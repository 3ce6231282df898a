import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { PluginItem } from '@babel/core'
import type { Plugin as VitePlugin } from 'vite'
import type { BabelItem, BabelSettings } from '../babel/babel-settings.ts'
import { mayChange } from '../babel/babel-triggers.ts'

/**
 * Runs the Babel plugins that plugins of the site asked for, on those modules of the site that they may change.
 * TypeScript and JSX stay as they are for the steps that follow.
 */
export function babelPlugin(settings: BabelSettings): VitePlugin {
  const items = [...settings.plugins, ...settings.presets]
  return {
    name: 'greenlight:babel',
    enforce: 'pre',
    transform: {
      filter: { id: { include: /\.[cm]?[jt]sx?(?:$|\?)/, exclude: /\/node_modules\// } },
      async handler(code, id) {
        if (!items.some(({ name }) => mayChange(name, code))) return undefined
        const { transformAsync } = await import('@babel/core')
        const [filename = id] = id.split('?')
        const isTypescript = /\.[cm]?tsx?$/.test(filename)
        const result = await transformAsync(code, {
          filename,
          babelrc: false,
          configFile: false,
          sourceMaps: true,
          plugins: relevant(settings.plugins, code),
          presets: relevant(settings.presets, code),
          parserOpts: {
            plugins: [
              ...(isTypescript ? (['typescript'] as const) : []),
              ...(/\.[cm]?ts$/.test(filename) ? [] : (['jsx'] as const)),
            ],
          },
        })
        if (typeof result?.code !== 'string') return undefined
        return { code: result.code, map: result.map ? JSON.stringify(result.map) : null }
      },
    },
  }
}

function relevant(items: readonly BabelItem[], code: string): PluginItem[] {
  return items
    .filter(({ name }) => mayChange(name, code))
    .map(({ name, options, from }) => [
      createRequire(join(from, 'package.json')).resolve(name),
      options,
    ])
}
