import type { InertLoaders } from './inert-parts.ts'

/** A rule of a webpack configuration, as far as plugins look into rules. */
export type InertRule = Record<string, unknown> & {
  test?: unknown
  use?: unknown
  loader?: unknown
  oneOf?: unknown
}

type RuleOptions = Readonly<Record<string, unknown>>
type MakeRule = (options?: RuleOptions) => InertRule
/** A rule that can also be made for the site's own files, or for those of packages. */
type MakeStyleRule = MakeRule & { readonly internal: MakeRule; readonly external: MakeRule }

/** Plugins find the rule they replace by the text of its `test`, so these are Gatsby's, letter by letter. */
const TESTS = {
  js: /\.(js|mjs|jsx|ts|tsx)$/,
  dependencies: /\.(js|mjs)$/,
  yaml: /\.ya?ml$/,
  fonts: /\.(eot|otf|ttf|woff(2)?)(\?.*)?$/,
  images: /\.(ico|svg|jpg|jpeg|png|gif|webp|avif)(\?.*)?$/,
  media: /\.(mp4|webm|ogv|wav|mp3|m4a|aac|oga|flac)$/,
  miscAssets: /\.pdf$/,
  css: /\.css$/,
  cssModules: /\.module\.css$/,
}

const PACKAGES = /(node_modules|bower_components)/

/** `rules` of `onCreateWebpackConfig`: each gives a rule like Gatsby's own. */
export function inertRules(loaders: InertLoaders, { isHtml }: { readonly isHtml: boolean }) {
  const use = (name: string, options?: RuleOptions) => loaders[name]?.(options)
  const asset = (test: RegExp) => () => ({ use: [use('url')], test })
  const css = styleRule(options => ({
    use: [
      ...(isHtml ? [] : [use('miniCssExtract', options)]),
      use('css', { ...options, importLoaders: 1 }),
      use('postcss'),
    ],
    test: TESTS.css,
  }))
  return {
    js: () => ({
      test: TESTS.js,
      include: (path: string) => !PACKAGES.test(path),
      type: 'javascript/auto',
      use: () => [use('js')],
    }),
    dependencies: () => ({
      test: TESTS.dependencies,
      exclude: (path: string) => !PACKAGES.test(path),
      type: 'javascript/auto',
      use: [use('dependencies')],
    }),
    yaml: () => ({ test: TESTS.yaml, type: 'json', use: [use('yaml')] }),
    fonts: asset(TESTS.fonts),
    images: asset(TESTS.images),
    media: asset(TESTS.media),
    miscAssets: () => ({ use: [use('file')], test: TESTS.miscAssets }),
    css,
    cssModules: (options: RuleOptions = {}) => ({
      ...css({ ...options, modules: true }),
      test: TESTS.cssModules,
    }),
    postcss: styleRule(options => ({
      test: TESTS.css,
      use: [use('css', { importLoaders: 1 }), use('postcss', options)],
    })),
  }
}

function styleRule(make: (options: RuleOptions) => InertRule): MakeStyleRule {
  const rule: MakeRule = (options = {}) => make(options)
  return Object.assign(rule, {
    internal: (options: RuleOptions = {}) => ({ ...make(options), exclude: PACKAGES }),
    external: (options: RuleOptions = {}) => ({ ...make(options), include: PACKAGES }),
  })
}

/** The rules of Gatsby's own configuration, in its order. */
export function defaultRules(
  loaders: InertLoaders,
  { isHtml }: { readonly isHtml: boolean },
): readonly InertRule[] {
  const { js, yaml, fonts, images, media, miscAssets, css, cssModules } = inertRules(loaders, {
    isHtml,
  })
  const plain = isHtml ? { ...css(), use: [loaders.null?.()] } : css()
  return [
    ...[js, yaml, fonts, images, media, miscAssets].map(make => make()),
    { oneOf: [cssModules(), plain] },
    { test: /react-server-dom-webpack/, use: loaders.null?.() },
  ]
}
