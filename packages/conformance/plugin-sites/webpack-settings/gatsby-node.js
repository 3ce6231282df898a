const path = require('node:path')

exports.onCreateWebpackConfig = ({ actions, plugins, stage, loaders, getConfig, rules }) => {
  const isHtml = stage === 'build-html'
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
}

exports.onCreateBabelConfig = ({ actions }) => {
  actions.setBabelPlugin({
    name: require.resolve('./babel-plugin-shout.js'),
    options: { mark: '!' },
  })
}
