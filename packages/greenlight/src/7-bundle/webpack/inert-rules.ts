import { type InertLoader, inertLoaders } from './inert-parts.ts'

/** A rule of a webpack configuration, as far as plugins look into rules. */
export type InertRule = Record<string, unknown> & {
  test?: unknown
  use?: unknown
  loader?: unknown
  oneOf?: unknown
}

/** Plugins find the rule they replace by the text of its `test`, so these are Gatsby's, letter by letter. */
const TESTS = {
  js: /\.(js|mjs|jsx|ts|tsx)$/,
  yaml: /\.ya?ml$/,
  fonts: /\.(eot|otf|ttf|woff(2)?)(\?.*)?$/,
  images: /\.(ico|svg|jpg|jpeg|png|gif|webp|avif)(\?.*)?$/,
  media: /\.(mp4|webm|ogv|wav|mp3|m4a|aac|oga|flac)$/,
  miscAssets: /\.pdf$/,
  css: /\.css$/,
  cssModules: /\.module\.css$/,
}

/** `rules` of `onCreateWebpackConfig`: each gives a rule like Gatsby's own. */
export function inertRules() {
  const loaders = inertLoaders()
  const one = (name: string, options: Readonly<Record<string, unknown>> = {}): InertLoader => ({
    loader: loaders[name]?.().loader ?? `${name}-loader`,
    options,
  })
  const asset = (test: RegExp) => () => ({ test, use: [one('url', { limit: 10_000 })] })
  const style = (test: RegExp, modules: boolean) => () => ({
    test,
    use: [one('miniCssExtract'), one('css', { modules }), one('postcss')],
  })
  const css = style(TESTS.css, false)
  const cssModules = style(TESTS.cssModules, true)
  return {
    js: () => ({ test: TESTS.js, type: 'javascript/auto', use: [one('js')] }),
    dependencies: () => ({ test: /\.(js|mjs)$/, use: [one('js')] }),
    yaml: () => ({ test: TESTS.yaml, use: [one('json'), one('yaml')] }),
    fonts: asset(TESTS.fonts),
    images: asset(TESTS.images),
    media: asset(TESTS.media),
    miscAssets: () => ({ test: TESTS.miscAssets, use: [one('file')] }),
    cssModules,
    css: () => ({ test: TESTS.css, oneOf: [cssModules(), css()] }),
    postcss: css,
  }
}

/** The rules of Gatsby's own configuration, in its order. */
export function defaultRules(): readonly InertRule[] {
  const { js, yaml, fonts, images, media, miscAssets, css } = inertRules()
  return [js, yaml, fonts, images, media, miscAssets, css].map(make => make())
}
