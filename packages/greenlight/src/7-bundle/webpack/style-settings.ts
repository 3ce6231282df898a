import { isRecord } from '#support/is-record'
import { type LoaderUse, treatmentOf } from './module-rules.ts'

/** What plugins want done with one kind of stylesheets. */
export interface StyleSettings {
  /** Options of sass-loader. */
  readonly sass: Readonly<Record<string, unknown>>
  /** PostCSS plugins that were passed in code, beside the site's own PostCSS configuration. */
  readonly postcssPlugins: readonly unknown[]
  /** `modules` of css-loader: how classes are named and exported. */
  readonly modules: Readonly<Record<string, unknown>>
}

/** Kinds of stylesheets that rules tell apart. */
export type StyleKind = 'css' | 'scss'

/**
 * Reads what the rules would do with stylesheets, by asking for one of each kind. Rules that single out one file
 * are not seen.
 */
export function styleSettings(
  rules: readonly unknown[],
  root: string,
): Readonly<Record<StyleKind, StyleSettings>> {
  return { css: settingsOf(rules, root, 'css'), scss: settingsOf(rules, root, 'scss') }
}

function settingsOf(rules: readonly unknown[], root: string, kind: StyleKind): StyleSettings {
  const usesFor = (name: string) =>
    treatmentOf(rules, { path: `${root}/src/${name}.${kind}`, query: '' }).uses
  const plain = usesFor('style')
  const css = optionsOf(usesFor('style.module'), 'css')
  return {
    sass: optionsOf(plain, 'sass'),
    postcssPlugins: postcssPluginsOf(optionsOf(plain, 'postcss')),
    modules: isRecord(css.modules) ? css.modules : {},
  }
}

/** Options of the first loader of a name. */
function optionsOf(uses: readonly LoaderUse[], name: string): Readonly<Record<string, unknown>> {
  const pattern = new RegExp(String.raw`(?:^|[\\/])${name}-loader(?:[\\/]|$)`)
  const use = uses.find(({ loader }) => pattern.test(loader))
  return isRecord(use?.options) ? use.options : {}
}

/** Plugins of Gatsby's own loader, or of postcss-loader, which takes them in `postcssOptions`. */
function postcssPluginsOf({ plugins, postcssOptions }: Readonly<Record<string, unknown>>) {
  const listed = plugins ?? (isRecord(postcssOptions) ? postcssOptions.plugins : undefined)
  return Array.isArray(listed) ? listed : []
}
