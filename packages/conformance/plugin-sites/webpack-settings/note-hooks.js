// Notes what hooks of a build are given, in files of public/hooks that can be compared between engines.
const fs = require('node:fs')
const path = require('node:path')

const notes = { order: [] }
const ordered = new Set()

/** JSON without the site's folder. */
const plain = value => JSON.parse(JSON.stringify(value ?? null).replaceAll(__dirname, '<site>'))

const note = (name, value) => {
  notes[name] = [...(notes[name] ?? []), plain(value)]
}

/** The first call of each hook, in the order of calls. */
const noteOrder = (plugin, hook) => {
  const call = `${plugin}: ${hook}`
  if (!ordered.has(call)) notes.order.push(call)
  ordered.add(call)
}

const loaderName = loader =>
  /mini-css-extract-plugin|[\w-]+-loader/.exec(path.relative(__dirname, loader))?.[0] ?? loader

const describeUse = use =>
  [use].flat().map(each => (typeof each === 'string' ? each : loaderName(each.loader)))

const describeRule = rule => ({
  test: String(rule.test),
  type: rule.type,
  ...(rule.oneOf ? { oneOf: rule.oneOf.map(describeRule) } : {}),
  use: describeUse(
    typeof rule.use === 'function' ? rule.use({ resourceQuery: '', issuer: '' }) : (rule.use ?? []),
  ),
})

/** Rules of Gatsby that say how modules are found, not what becomes of them. */
const treats = rule => rule.use !== undefined || rule.oneOf !== undefined

/** What plugins and sites look for in a configuration. */
const describeConfig = config => ({
  ...{ name: config.name, context: config.context, mode: config.mode, target: config.target },
  devtool: config.devtool,
  entry: Object.keys(config.entry),
  output: { filename: config.output.filename, publicPath: config.output.publicPath },
  rules: config.module.rules.filter(treats).map(describeRule),
  plugins: ['DefinePlugin', 'MiniCssExtractPlugin', 'IgnorePlugin'].map(
    kind => config.plugins.filter(plugin => plugin.constructor.name === kind).length,
  ),
  defined: Object.keys(
    config.plugins.find(plugin => plugin.constructor.name === 'DefinePlugin').definitions,
  ).filter(name => name.startsWith('__')),
  extensions: config.resolve.extensions,
  cacheGroups: Object.keys(config.optimization.splitChunks?.cacheGroups ?? {}),
  minimizers: config.optimization.minimizer?.map(plugin => plugin.constructor.name),
})

const describeParts = ({ loaders, rules, plugins }) => ({
  loaders: Object.fromEntries(
    Object.entries(loaders).map(([name, make]) => [name, describeUse(make())]),
  ),
  limits: [loaders.url().options.limit, loaders.url({ limit: 5 }).options.limit],
  rules: Object.fromEntries(
    Object.entries(rules).map(([name, make]) => [name, describeRule(make())]),
  ),
  css: {
    modules: loaders.css({ modules: true }).options.modules,
    external: String(rules.css.external().include),
    internal: String(rules.css.internal().exclude),
  },
  plugins: [
    ...['define', 'provide', 'ignore', 'normalModuleReplacement', 'contextReplacement', 'banner'],
    ...['environment', 'extractText', 'minifyJs', 'minifyCss', 'moment', 'limitChunkCount'],
  ].map(name => `${name}: ${typeof plugins[name]}`),
})

const exists = file => fs.existsSync(path.join(__dirname, file))

/** Hooks of one plugin that note what they are given. */
exports.noteHooks = name => {
  const called = (hook, args, options) => {
    noteOrder(name, args.stage ? `${hook} ${args.stage}` : hook)
    const { plugins, ...rest } = options
    if (hook !== 'preprocessSource') note(hook, { keys: Object.keys(args).sort(), options: rest })
  }
  return {
    onPreBootstrap: (args, options) => {
      args.emitter.on('BOOTSTRAP_FINISHED', () => noteOrder(name, 'BOOTSTRAP_FINISHED'))
      called('onPreBootstrap', args, options)
    },
    createPages: (args, options) => called('createPages', args, options),
    onPreExtractQueries: (args, options) => called('onPreExtractQueries', args, options),
    preprocessSource: (args, options) => {
      called('preprocessSource', args, options)
      const { filename, contents } = args
      if (filename.startsWith(__dirname))
        note('preprocessSource', { plugin: name, filename, length: contents.length })
    },
    onPostBootstrap: (args, options) => {
      called('onPostBootstrap', args, options)
      note('onPostBootstrap', { redirects: exists('.cache/redirects.json') })
    },
    onPreBuild: async (args, options) => {
      called('onPreBuild', args, options)
      note('onPreBuild', {
        answer: await args.graphql('{ allSitePage(sort: { path: ASC }) { nodes { path } } }'),
        written: exists('public/index.html'),
      })
    },
    onCreateBabelConfig: (args, options) => called('onCreateBabelConfig', args, options),
    onCreateWebpackConfig: (args, options) => {
      called('onCreateWebpackConfig', args, options)
      note('onCreateWebpackConfig', {
        plugin: name,
        config: describeConfig(args.getConfig()),
        ...describeParts(args),
      })
    },
    onPostBuild: async (args, options) => {
      called('onPostBuild', args, options)
      const { pages } = args.store.getState()
      note('onPostBuild', {
        answer: await args.graphql('{ site { siteMetadata { title } } }'),
        pages: [...pages.values()].map(({ path, mode }) => `${path} ${mode}`).sort(),
        written: ['index.html', 'page-data/index/page-data.json', 'webpack.stats.json'].map(file =>
          exists(`public/${file}`),
        ),
      })
    },
  }
}

/** Writes the notes: the last hook of the site itself, which comes after its plugins'. */
exports.writeNotes = () => {
  const folder = path.join(__dirname, 'public/hooks')
  fs.mkdirSync(folder, { recursive: true })
  for (const [name, noted] of Object.entries(notes)) {
    const sorted =
      name === 'preprocessSource'
        ? noted.map(item => JSON.stringify(item)).sort()
        : noted
    fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(sorted))
  }
}
