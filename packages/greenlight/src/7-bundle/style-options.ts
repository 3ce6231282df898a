import { basename, dirname, extname, relative } from 'node:path'
import type { CSSOptions } from 'vite'
import { importOwnPackage } from '#support/import-module'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import { CLASS_NAME } from './webpack/inert-parts.ts'
import type { StyleKind, StyleSettings } from './webpack/style-settings.ts'

/** Vite's options for stylesheets from what plugins asked webpack's loaders for. */
export async function styleOptions(
  styles: Readonly<Record<StyleKind, StyleSettings>>,
  root: string,
): Promise<CSSOptions> {
  const { createMD4 }: typeof import('hash-wasm') = await importOwnPackage('hash-wasm')
  const md4 = await createMD4()
  const { css, scss } = styles
  const plugins = [
    ...css.postcssPlugins.filter(isPlugin).map(plugin => onlyFor('css', plugin)),
    ...scss.postcssPlugins.filter(isPlugin).map(plugin => onlyFor('scss', plugin)),
  ]
  const sass = sassOptions(scss.sass)
  return {
    modules: {
      localsConvention:
        css.modules.exportLocalsConvention === 'camelCaseOnly' ? 'camelCaseOnly' : 'dashesOnly',
      generateScopedName(local, id) {
        const [file = id] = id.split('?')
        const { modules } = file.endsWith('.css') ? css : scss
        const template =
          typeof modules.localIdentName === 'string' ? modules.localIdentName : CLASS_NAME
        const path = relative(root, file).replaceAll('\\', '/')
        const hash = md4.init().update(`${path}\0${local}`).digest('binary')
        return className({ template, path, local, hash })
      },
    },
    ...(plugins.length > 0 ? { postcss: { plugins } } : {}),
    preprocessorOptions: { scss: sass, sass },
  }
}

/**
 * The name of a class as css-loader makes it from its template: what cannot stand in names becomes a dash or an
 * underscore.
 */
export function className({
  template,
  path,
  local,
  hash,
}: {
  readonly template: string
  /** File below the site's folder. */
  readonly path: string
  readonly local: string
  readonly hash: Uint8Array
}): string {
  const extension = extname(path)
  const folder = dirname(path)
  const digest = (kind = 'hex', length = '9999') =>
    Buffer.from(hash)
      .toString(kind === 'base64' ? 'base64' : 'hex')
      .replace(/[^\w]/g, '_')
      .slice(0, Number(length))
  return template
    .replace(/\[ext\]/gi, extension.slice(1))
    .replace(/\[name\]/gi, basename(path, extension))
    .replace(/\[path\]/gi, folder === '.' ? '' : `${folder}/`)
    .replace(/\[folder\]/gi, basename(folder))
    .replace(
      /\[(?:[^:\]]+:)??(?:content)?hash(?::([a-z]+\d*))?(?::(\d+))?\]/gi,
      (_, kind: string | undefined, length: string | undefined) => digest(kind, length),
    )
    .replace(/^(-?\d|--)/, '_$1')
    .replace(/[<>:"/\\|?*.\s]/g, '-')
    .replace(/\[local\]/gi, local)
}

/** Options of sass-loader in the terms of Sass itself. */
function sassOptions(options: Readonly<Record<string, unknown>>) {
  const { additionalData } = options
  const own = isRecord(options.sassOptions) ? options.sassOptions : {}
  const { includePaths, loadPaths, quietDeps, silenceDeprecations, importers } = own
  return {
    ...(typeof additionalData === 'string' ? { additionalData } : {}),
    ...(isFunction(additionalData)
      ? {
          additionalData: async (content: string, file: string) =>
            String(await additionalData(content, { resourcePath: file })),
        }
      : {}),
    loadPaths: [...stringsOf(includePaths), ...stringsOf(loadPaths)],
    ...(typeof quietDeps === 'boolean' ? { quietDeps } : {}),
    ...(Array.isArray(silenceDeprecations) ? { silenceDeprecations } : {}),
    ...(Array.isArray(importers) ? { importers } : {}),
  }
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
}

type PostcssPlugin = NonNullable<
  Exclude<CSSOptions['postcss'], string | undefined>['plugins']
>[number]

function isPlugin(value: unknown): value is PostcssPlugin {
  return isFunction(value) || isRecord(value)
}

/** A PostCSS plugin that runs another one for one kind of stylesheet only. */
function onlyFor(kind: StyleKind, plugin: PostcssPlugin): PostcssPlugin {
  const isKind = kind === 'css' ? /\.css(?:\?|$)/ : /\.s[ac]ss(?:\?|$)/
  return {
    postcssPlugin: 'greenlight-only-for',
    async Once(root, { result, postcss }) {
      const { from } = result.opts
      if (from === undefined || !isKind.test(from)) return
      await postcss([plugin]).process(root, { from })
    },
  }
}
