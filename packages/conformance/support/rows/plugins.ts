import { full, partial, type SupportSection } from '../support-row.ts'
import { browsers, browserTargets, plugin, webpackConfig } from '../test-files.ts'

/** What sites and plugins may import and configure. */
export const bundleRows: SupportSection = {
  title: 'Bundle',
  about: 'Code, styles and assets. webpack does not run: what plugins ask of it is translated.',
  rows: [
    full('CSS: order of rules, @import, url()', plugin('css')),
    partial(
      'CSS modules with named exports, composes, @value, :global',
      'There is a default export beside those by name; Gatsby has none.',
      plugin('css'),
    ),
    partial(
      'browserslist: prefixes and syntax',
      'Prefixes come from Lightning CSS instead of Autoprefixer, whose data differ in a few old ones (clip-path of Safari 13); it also rewrites newer syntax of CSS, which Gatsby leaves. What is no CSS is left out with a warning.',
      plugin('css'),
      browserTargets('are written down for code and styles by their oldest versions'),
      browserTargets(
        'are those of a variable, package.json or .browserslistrc, here or above, else those of Gatsby',
      ),
    ),
    partial(
      'browsers without modules: polyfills and ES5',
      'Named in a warning. They show the documents without running their code: Gatsby’s polyfills weigh more than the whole runtime, and its own default list has no such browser.',
      browserTargets('are named where they cannot load modules'),
    ),
    full('assets and their inline limit', plugin('css')),
    full('imports of JSON and YAML', plugin('css')),
    full(
      'assetPrefix with pathPrefix: documents, page data, styles, withAssetPrefix',
      plugin('css'),
    ),
    full('static folder', plugin('css')),
    full('environment variables', plugin('css')),
    full('Sass', plugin('gatsby-plugin-sass')),
    full('PostCSS', plugin('gatsby-plugin-postcss')),
    full(
      'onCreateBabelConfig',
      plugin('webpack-settings'),
      plugin('gatsby-plugin-styled-components'),
      plugin('gatsby-plugin-emotion'),
      plugin('static-image'),
    ),
    full(
      'aliases, extensions, fallbacks and folders of modules',
      plugin('webpack-settings'),
      webpackConfig('replaces imports by aliases, whole ones with a dollar sign'),
      webpackConfig(
        'puts modules in the place of those that are not found, and for names that are not defined',
      ),
    ),
    full(
      'DefinePlugin',
      plugin('webpack-settings'),
      webpackConfig(
        'defines what DefinePlugin defines: strings as code, other values as themselves',
      ),
    ),
    partial(
      'rules',
      'Loaders of packages run in a runner of their own: without emitFile, importModule and pitching compilers.',
      plugin('webpack-settings'),
      plugin('gatsby-plugin-mdx'),
      webpackConfig('knows all conditions of rules'),
      webpackConfig('gives assets the limits and types that rules say'),
      webpackConfig(
        'empties modules that a null-loader takes, of alternatives only where it is the first',
      ),
    ),
    partial(
      'other settings of webpack',
      'They have no effect; one warning names plugins and settings.',
      webpackConfig('names what has no effect'),
    ),
    full(
      'IgnorePlugin, NormalModuleReplacementPlugin, EnvironmentPlugin',
      webpackConfig('leaves out and replaces modules by what their imports look like'),
      webpackConfig(
        'defines variables of the environment, or what stands for those that nobody has set',
      ),
    ),
    partial(
      '.babelrc and babel.config.js of a site',
      'Without Gatsby’s own preset, whose work is done without Babel (JSX runtime and macros included). `overrides` count for each file, as Babel says; stock Gatsby takes what the first file gets for all.',
      plugin('webpack-settings'),
      "greenlight/test/babel-config.test.ts: compiles with the presets of a site's babel.config.js, and again when a module of it changes",
    ),
  ],
}

/** Plugins that are run unmodified, each in a site of its own that is also built with stock Gatsby. */
export const pluginRows: SupportSection = {
  title: 'Published plugins',
  about:
    'Each runs unmodified in a site of its own; pages, styles and files are those of stock Gatsby.',
  rows: [
    ...[
      'gatsby-plugin-catch-links',
      'gatsby-plugin-emotion',
      'gatsby-plugin-feed',
      'gatsby-plugin-google-gtag',
      'gatsby-plugin-manifest',
      'gatsby-plugin-mdx',
      'gatsby-plugin-postcss',
      'gatsby-plugin-react-helmet',
      'gatsby-plugin-robots-txt',
      'gatsby-plugin-sass',
      'gatsby-plugin-sitemap',
      'gatsby-plugin-styled-components',
    ].map(name => full(name, plugin(name))),
    full(
      'gatsby-plugin-offline',
      plugin('gatsby-plugin-offline'),
      browsers('are shown without a network once they were visited'),
    ),
    full('StaticImage of gatsby-plugin-image', plugin('static-image')),
  ],
}
