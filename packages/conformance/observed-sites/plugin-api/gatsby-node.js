const fs = require('node:fs')
const path = require('node:path')
const { observe, observeMore, failureOf, save } = require('./observe.js')

const hook = name => observeMore('order of hooks', `site ${name}`)
const HELPERS = [
  ...['actions', 'basePath', 'cache', 'createContentDigest', 'createNodeId', 'emitter', 'getCache'],
  ...['getNode', 'getNodeAndSavePathDependency', 'getNodes', 'getNodesByType', 'loadNodeContent'],
  ...['parentSpan', 'pathPrefix', 'reporter', 'schema', 'store', 'tracing'],
]
const ACTIONS = [
  ...['createNode', 'deleteNode', 'touchNode', 'createParentChildLink', 'createNodeField'],
  ...['createTypes', 'createFieldExtension', 'createResolverContext', 'addThirdPartySchema'],
  ...['printTypeDefinitions', 'createPage', 'deletePage', 'createRedirect', 'createSlice'],
  ...['setWebpackConfig', 'replaceWebpackConfig', 'setBabelPlugin', 'setBabelPreset'],
  ...['setBabelOptions', 'createJobV2', 'createJob', 'setJob', 'endJob', 'setPluginStatus'],
  ...['unstable_createNodeManifest', 'enableStatefulSourceNodes', 'setRequestHeaders'],
  ...['addRemoteFileAllowedUrl', 'addGatsbyImageSourceUrl', 'createPageDependency'],
]

exports.onPreInit = args => {
  hook('onPreInit')
  observe(
    'helpers',
    HELPERS.filter(name => args[name] !== undefined),
  )
  observe(
    'actions',
    ACTIONS.filter(name => typeof args.actions[name] === 'function'),
  )
}

exports.createSchemaCustomization = ({ actions }) => {
  hook('createSchemaCustomization')
  // The site has the last word over types of plugins.
  actions.createTypes('type Letter implements Node { ofTheSite: String }')
  actions.createResolverContext({ ofTheSite: 'flat' })
  actions.createFieldExtension({ name: 'shout', extend: () => ({ resolve: () => 'second' }) })
}

exports.sourceNodes = async ({ actions, getNodesByType, createNodeId, reporter }) => {
  hook('sourceNodes')
  const owned = getNodesByType('Letter')[0]
  const letter = { id: createNodeId('x'), internal: { type: 'Letter', contentDigest: 'x' } }
  observe('nodes of another owner', [
    await failureOf(() => actions.createNode(letter)),
    await failureOf(() => actions.deleteNode(owned)),
    await failureOf(() =>
      actions.createNodeField({
        node: getNodesByType('Letter').find(({ fields }) => fields),
        name: 'slug',
        value: 1,
      }),
    ),
  ])
  observe('nodes that cannot be made', [
    await failureOf(() =>
      actions.createNode({
        id: 'own',
        fields: { a: 1 },
        internal: { type: 'Own', contentDigest: 'x' },
      }),
    ),
  ])
  const {
    log,
    info,
    success,
    verbose,
    warn,
    error,
    activityTimer,
    createProgress,
    panicOnBuild,
    ...rest
  } = { ...reporter }
  for (const say of [log, info, success, verbose, warn]) say('said by a plugin')
  reporter.setErrorMap({
    123: {
      text: ({ what }) => `No ${what} at all`,
      level: 'WARNING',
      type: 'PLUGIN',
      category: 'USER',
    },
  })
  error({ id: '123', context: { what: 'luck' } })
  error('plain')
  error([new Error('a'), 'b'])
  const timer = activityTimer('own work')
  timer.start()
  timer.setStatus('half')
  timer.end()
  const progress = createProgress('own steps', 3, 1)
  progress.start()
  progress.tick()
  progress.total = 5
  progress.tick(2)
  progress.done()
  observe(
    'reporter',
    [
      'panic',
      'setErrorMap',
      'stripIndent',
      'format',
      'uptime',
      'phantomActivity',
      'pendingActivity',
      'completeActivity',
      'setVerbose',
      'setNoColor',
    ].filter(name => typeof rest[name] === 'function'),
  )
  observe(
    'reporter.stripIndent',
    reporter.stripIndent`
    a
      b ${1}
  `,
  )
  observe('activities of the reporter', [
    Object.keys(timer)
      .filter(key => typeof timer[key] === 'function')
      .sort(),
    typeof timer.span,
    typeof progress.tick,
  ])
}

exports.createResolvers = ({ createResolvers, intermediateSchema }) => {
  observe(
    'intermediateSchema',
    Object.keys(intermediateSchema.getType('Letter').getFields()).sort(),
  )
  createResolvers({
    Query: {
      seen: {
        type: 'JSON',
        args: { wish: 'Wish' },
        async resolve(_source, args, context) {
          const { nodeModel } = context
          const { getFieldValue } = nodeModel
          const all = await nodeModel.findAll({
            type: 'Letter',
            query: { sort: { name: 'ASC' }, limit: 2 },
          })
          const a = await nodeModel.findOne({
            type: 'Letter',
            query: { filter: { name: { eq: 'a' } } },
          })
          const child = (await nodeModel.findAll({ type: 'Child' })).entries
          const inline = { deep: { text: 'inline' } }
          nodeModel.trackInlineObjectsInRootNode({ ...a, inline })
          return JSON.parse(
            JSON.stringify({
              arguments: args,
              findOne: a.name,
              nothing: await nodeModel.findOne({
                type: 'Letter',
                query: { filter: { name: { eq: 'z' } } },
              }),
              findAll: [...all.entries].map(({ name }) => name),
              total: await all.totalCount(),
              iterable: [
                ...all.entries
                  .map(({ name }) => name)
                  .filter(name => name !== 'a')
                  .slice(0, 1),
              ],
              getNodeById: nodeModel.getNodeById({ id: a.id }).name,
              byTypeOfAnother: nodeModel.getNodeById({ id: a.id, type: 'Writer' }),
              getNodesByIds: nodeModel
                .getNodesByIds({ ids: [a.id, 'none'] })
                .map(({ name }) => name),
              types: nodeModel
                .getTypes()
                .filter(type => ['Letter', 'Writer', 'Child'].includes(type))
                .sort(),
              root: nodeModel.findRootNodeAncestor([...child][0]).name,
              field: await getFieldValue(a, 'shout'),
              tracked: nodeModel.trackPageDependencies([a], { path: '/a' }) !== undefined,
              secret: context.sourceObserved?.secret,
              ofTheSite: context.ofTheSite,
              slug: context.slug,
            }),
          )
        },
      },
    },
    Letter: {
      shout: {
        resolve: async (source, args, context, info) =>
          `${await info.originalResolver(source, args, context, info)}?`,
      },
    },
  })
  createResolvers({ NoSuchType: { a: { type: 'Int' } } }, { ignoreNonexistentTypes: true })
}

exports.createPages = async ({ actions, graphql }) => {
  hook('createPages')
  const component = path.resolve('src/templates/page.js')
  for (const name of ['plain', 'replaced', 'deleted']) {
    actions.createPage({ path: `/${name}/`, component, context: { name }, ownerNodeId: name })
  }
  actions.deletePage({ path: '/deleted', component })
  actions.createPage({ path: '/404/', component })
  actions.createRedirect({ fromPath: '/old', toPath: '/plain', statusCode: 302 })
  actions.createRedirect({ fromPath: '/old', toPath: '/plain', statusCode: 302 })
  actions.createSlice({
    id: 'footer',
    component: path.resolve('src/templates/footer.js'),
    context: { year: 1 },
  })
  // From a timer: where createPages is on the stack, an error of a query ends the build.
  const ask = (...args) =>
    new Promise(resolve => setTimeout(() => graphql(...args).then(resolve), 1))
  observe(
    'graphql',
    await ask(
      'query ($slug: String) { allLetter(sort: { fields: [name], order: DESC }) { nodes { name shout initial(upper: true) author { name size(by: 2) mood } fields { slug deep } } } letter(name: { ne: $slug }) { name } weather seen(wish: { text: "a" }) }',
      { slug: 'a' },
    ),
  )
  const broken = await ask('{ noSuchField }')
  observe('graphql with a mistake', [broken.data, broken.errors.length, broken.errors[0].message])
  observe(
    'types of the schema',
    await graphql(
      '{ __type(name: "Letter") { fields { name type { name kind ofType { name } } } } wish: __type(name: "Wish") { inputFields { name defaultValue } } union: __type(name: "Anything") { possibleTypes { name } } foreign: __type(name: "Foreign") { fields { name } } named: __type(name: "Named") { possibleTypes { name } } upper: __type(name: "Upper") { kind } }',
    ),
  )
  observe('printTypeDefinitions', fs.readFileSync('types.gql', 'utf8').replace(/### .*\n/g, ''))
  observe(
    'actions where a hook forbids them',
    [actions.createTypes('type A { a: Int }')].map(value => typeof value),
  )
}

const plainPage = ({ updatedAt, ...page }) => page

exports.createPagesStatefully = async ({ store }) => {
  hook('createPagesStatefully')
  await new Promise(resolve => setTimeout(resolve, 200))
  const {
    program,
    config,
    pages,
    redirects,
    components,
    functions,
    slices,
    flattenedPlugins,
    jobsV2,
  } = store.getState()
  observe('store.program', [
    program.directory,
    Boolean(program.prefixPaths),
    program.extensions,
    program._,
  ])
  const { plugins, flags, polyfill, graphqlTypegen, ...settings } = config
  observe('store.config', settings)
  observe('graphqlTypegen', graphqlTypegen)
  observe('store.pages', [...pages].map(([path, page]) => [path, plainPage(page)]).sort())
  observe('store.redirects', redirects)
  observe(
    'store.components',
    [...components.values()]
      .map(({ componentPath, componentChunkName, pages }) => ({
        componentPath,
        componentChunkName,
        pages: [...pages].sort(),
      }))
      .filter(({ pages }) => pages.length > 0)
      .sort((a, b) => (a.componentPath < b.componentPath ? -1 : 1)),
  )
  observe('store.functions', functions)
  observe('store.slices', [...slices.values()].map(plainPage))
  observe(
    'store.flattenedPlugins',
    flattenedPlugins.map(({ name, version, pluginOptions, nodeAPIs }) => ({
      name,
      version: name.startsWith('source') ? version : '',
      options: name.startsWith('source') ? pluginOptions : {},
      nodeAPIs: name.startsWith('source') ? nodeAPIs : [],
    })),
  )
  observe(
    'store.jobsV2',
    [...jobsV2.complete.values()].map(({ result }) => result),
  )
  observe('store.dispatch', [
    store.dispatch([{ type: 'OWN_A' }, { type: 'OWN_B' }]).length,
    store.dispatch(() => 'thunk'),
    typeof store.subscribe(() => {}),
  ])
  save()
}
