import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { ConfigItem, PluginItem, TransformOptions } from '@babel/core'
import escapeRegExp from 'lodash-es/escapeRegExp.js'
import type { Plugin as VitePlugin } from 'vite'
import { importModule } from '#support/import-module'
import type { BabelItem, BabelSettings } from '../babel/babel-settings.ts'
import { mayChange } from '../babel/babel-triggers.ts'
import {
  babelConfigOf,
  CALLER,
  type FileBabelConfig,
  modulesOf,
} from '../babel/site-babel-config.ts'
import { withoutTypes } from './without-types.ts'

/** Macros are part of Gatsby's preset, whatever else a site has of Babel. */
const MACRO_IMPORT = /['"][^'"\n]*[./]macro(?:\.c?js)?['"]/

export interface BabelPluginOptions {
  readonly settings: BabelSettings
  readonly root: string
  readonly sourcePackages: readonly string[]
  /** Told of the site's own files that say what Babel does. */
  readonly onSources: (files: readonly string[]) => void
}

/**
 * Runs Babel on those modules of the site that it may change: as plugins of the site asked for, and as the site's own
 * configuration says, without Gatsby's preset. TypeScript and JSX that nothing of these compiles stay as they are for
 * the steps that follow.
 */
export function babelPlugin(options: BabelPluginOptions): VitePlugin {
  const { settings, root, sourcePackages, onSources } = options
  const items = [...settings.plugins, ...settings.presets]
  const always = settings.hasConfig || Object.keys(settings.options).length > 0
  return {
    name: 'greenlight:babel',
    enforce: 'pre',
    transform: {
      filter: {
        id: {
          include: /\.[cm]?[jt]sx?(?:$|\?)/,
          exclude: [modulesOfOthers(sourcePackages), /^\0/],
        },
      },
      async handler(code, id) {
        const usesMacro = MACRO_IMPORT.test(code)
        if (!always && !usesMacro && !items.some(({ name }) => mayChange(name, code))) {
          return undefined
        }
        const [filename = id] = id.split('?')
        const config = settings.hasConfig ? await babelConfigOf(filename, root) : undefined
        if (config) onSources(config.files)
        const own = {
          plugins: relevant(settings.plugins, code),
          presets: relevant(settings.presets, code),
        }
        for (const { file } of [...own.plugins, ...own.presets]) onSources(modulesOf(file))
        return transform(code, filename, {
          ...config?.options,
          ...settings.options,
          plugins: [
            ...merge(config?.plugins ?? [], own.plugins),
            ...(usesMacro ? [createRequire(import.meta.url).resolve('babel-plugin-macros')] : []),
          ],
          presets: merge(config?.presets ?? [], own.presets),
          jsx: config?.jsx ?? {},
        })
      },
    },
  }
}

/** Matches modules of packages other than these and those in their folders, as Gatsby's rule for code has it. */
function modulesOfOthers(packages: readonly string[]): RegExp {
  if (packages.length === 0) return /\/node_modules\//
  const own = packages.map(escapeRegExp).join('|')
  return new RegExp(`^(?!(?:${own})/).*/node_modules/`)
}

async function transform(
  code: string,
  filename: string,
  { jsx, ...options }: TransformOptions & { readonly jsx: FileBabelConfig['jsx'] },
): Promise<{ readonly code: string; readonly map: string | null } | undefined> {
  const { transformAsync }: typeof import('@babel/core') = await importModule('@babel/core')
  const isTypescript = /\.[cm]?tsx?$/.test(filename)
  // Presets of the site compile what they find: types are none of theirs.
  const plain = isTypescript && options.presets?.length ? await withoutTypes(code, filename) : code
  const { parserOpts } = options
  const result = await transformAsync(plain, {
    ...options,
    filename,
    babelrc: false,
    configFile: false,
    caller: CALLER,
    sourceMaps: true,
    parserOpts: {
      ...parserOpts,
      plugins: [
        ...(parserOpts?.plugins ?? []),
        ...(isTypescript ? (['typescript'] as const) : []),
        ...(/\.[cm]?ts$/.test(filename) ? [] : (['jsx'] as const)),
      ],
    },
  })
  if (typeof result?.code !== 'string') return undefined
  const pragma = pragmaOf(jsx, result.code)
  // On the first line, so that the lines of the map stay right.
  return { code: pragma + result.code, map: result.map ? JSON.stringify(result.map) : null }
}

/** Tells the steps that follow how the site's configuration wants JSX compiled, unless the module says it itself. */
function pragmaOf({ runtime, importSource }: FileBabelConfig['jsx'], code: string): string {
  if (runtime === undefined || /@jsx(?:Runtime|ImportSource|Frag)?\s/.test(code)) return ''
  const source = importSource === undefined ? '' : ` @jsxImportSource ${importSource}`
  return `/** @jsxRuntime ${runtime}${source} */ `
}

interface ResolvedItem {
  /** Absolute path. */
  readonly file: string
  readonly options: Readonly<Record<string, unknown>>
}

function relevant(items: readonly BabelItem[], code: string): readonly ResolvedItem[] {
  return items
    .filter(({ name }) => mayChange(name, code))
    .map(({ name, options, from }) => ({
      file: createRequire(join(from, 'package.json')).resolve(name),
      options,
    }))
}

/** What the site's configuration lists, then what plugins asked for; of what is in both, the options are put together. */
function merge(listed: readonly ConfigItem[], asked: readonly ResolvedItem[]): PluginItem[] {
  const known = new Set(listed.map(({ file }) => file?.resolved))
  return [
    ...listed.map((item): PluginItem => {
      const same = asked.find(({ file }) => file === item.file?.resolved)
      return same ? [same.file, { ...item.options, ...same.options }] : item
    }),
    ...asked
      .filter(({ file }) => !known.has(file))
      .map(({ file, options }): PluginItem => [file, options]),
  ]
}
