const fs = require('node:fs')
const path = require('node:path')
const { noteHooks, writeNotes } = require('./note-hooks.js')

const noting = noteHooks('site')

exports.onPreBootstrap = noting.onPreBootstrap
exports.createPages = noting.createPages
exports.onPostBootstrap = noting.onPostBootstrap
exports.onPreBuild = noting.onPreBuild

/** The last moment for fragments that queries use. */
exports.onPreExtractQueries = (args, options) => {
  noting.onPreExtractQueries(args, options)
  const folder = path.join(__dirname, '.cache/fragments')
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(
    path.join(folder, 'late.js'),
    "import { graphql } from 'gatsby'\nexport const late = graphql`fragment Late on Site { siteMetadata { title } }`\n",
  )
}

/** A page's query that stands in a comment, as in the formats that plugins compile. */
exports.preprocessSource = (args, options) => {
  noting.preprocessSource(args, options)
  const [, query] = /^\/\/ query: (.*)$/m.exec(args.contents) ?? []
  return query === undefined
    ? undefined
    : `import { graphql } from 'gatsby'\nexport default () => null\nexport const query = graphql\`${query}\`\n`
}

exports.onCreateWebpackConfig = (args, options) => {
  const { actions, plugins, stage, loaders, getConfig } = args
  const isHtml = stage === 'build-html'
  noting.onCreateWebpackConfig(args, options)
  actions.setWebpackConfig({
    resolve: {
      alias: {
        '@parts': path.join(__dirname, 'src/parts'),
        'whole-name$': path.join(__dirname, 'src/whole.js'),
      },
      extensions: ['.custom.js', '.js'],
      fallback: { path: false, 'left-out': path.join(__dirname, 'src/fallback.js') },
      modules: [path.join(__dirname, 'src'), 'node_modules'],
    },
    plugins: [
      plugins.define({ STAGE_KIND: JSON.stringify(isHtml ? 'any' : 'any'), FLAGS: { fast: true } }),
    ],
    module: {
      rules: [
        { test: /\.txt$/, type: 'asset/source' },
        { test: /only-browser/, use: isHtml ? loaders.null() : [loaders.js()] },
        { test: /\.bin$/, use: [loaders.file()] },
        { test: /\.dot$/, use: [loaders.url({ limit: 5 })] },
      ],
    },
  })
  // Sites change what is there, and put it back whole.
  const config = getConfig()
  const extract = config.plugins.find(({ constructor }) => constructor.name === 'MiniCssExtractPlugin')
  if (extract) extract.options.ignoreOrder = true
  config.resolve.alias = { ...config.resolve.alias, replaced: path.join(__dirname, 'src/replaced.js') }
  config.module.rules = config.module.rules.map(rule =>
    String(rule.test).includes('ico|svg|jpg') ? { ...rule, exclude: /\.raw\.svg$/ } : rule,
  )
  config.module.rules.push({ test: /\.raw\.svg$/, type: 'asset/source' })
  actions.replaceWebpackConfig(config)
}

exports.onCreateBabelConfig = (args, options) => {
  noting.onCreateBabelConfig(args, options)
  const { actions } = args
  const name = require.resolve('./babel-plugin-shout.js')
  actions.setBabelPlugin({ name, options: { mark: '!' } })
  // A second call adds its options to the first.
  actions.setBabelPlugin({ name, options: { twice: true } })
  actions.setBabelPlugin({
    name: require.resolve('./babel-plugin-stage.js'),
    options: { stage: 'build-html' },
    stage: 'build-html',
  })
  actions.setBabelPlugin({
    name: require.resolve('./babel-plugin-stage.js'),
    options: { stage: 'build-javascript' },
    stage: 'build-javascript',
  })
  actions.setBabelPreset({ name: require.resolve('./babel-preset-whisper.js') , options: { word: 'psst' } })
}

exports.onPostBuild = async (args, options) => {
  await noting.onPostBuild(args, options)
  writeNotes()
}
