const path = require('node:path')
const { observe, observeMore, observeOnce, failureOf } = require('../../observe.js')

const hook = name => observeMore('order of hooks', name)
const { GraphQLInt, GraphQLObjectType, GraphQLSchema, GraphQLString } = require('graphql')

exports.pluginOptionsSchema = ({ Joi }) =>
  Joi.object({
    given: Joi.string().required(),
    added: Joi.number().default(7),
    later: Joi.string(),
  })

exports.onPreInit = async ({ cache, actions, emitter }, options) => {
  hook('onPreInit')
  observe('options with the defaults of their schema', options)
  options.later = 'set in onPreInit'
  observe(
    'cache in onPreInit',
    await Promise.all([failureOf(() => cache.get('a')), failureOf(() => cache.set('a', 1))]),
  )
  actions.addRemoteFileAllowedUrl('https://example.org/*')
  for (const type of [
    'CREATE_NODE',
    'DELETE_NODE',
    'CREATE_PAGE',
    'DELETE_PAGE',
    'CREATE_JOB_V2',
    'END_JOB_V2',
  ]) {
    emitter.on(type, ({ payload, plugin }) => {
      if (type.includes('NODE') && payload?.internal.type !== 'Letter') return
      const what =
        payload.id && type.includes('NODE')
          ? payload.id
          : (payload.path ?? payload.job?.name ?? payload.result)
      observeMore('events', {
        type,
        what,
        plugin: type.includes('PAGE') ? undefined : plugin?.name,
      })
    })
  }
}

exports.onPluginInit = (_, options) => {
  hook('onPluginInit')
  observe('options changed in onPreInit', options)
}

exports.onPreBootstrap = (_, _options, done) => {
  hook('onPreBootstrap')
  setTimeout(() => {
    observeMore('order of hooks', 'callback of onPreBootstrap')
    done()
  }, 20)
}

exports.resolvableExtensions = () => ['.observed']

exports.createSchemaCustomization = ({ actions, schema, store }) => {
  hook('createSchemaCustomization')
  observe('extensions of modules', store.getState().program.extensions)
  actions.createTypes([
    `type Letter implements Node { name: String! shout: String @shout(mark: "!") seen: JSON }`,
    schema.buildObjectType({
      name: 'Writer',
      interfaces: ['Node'],
      extensions: { infer: true },
      fields: {
        name: 'String!',
        mood: 'Mood',
        size: {
          type: 'Int',
          args: { by: 'Int' },
          resolve: (source, { by = 1 }) => source.name.length * by,
        },
      },
    }),
    schema.buildEnumType({
      name: 'Mood',
      values: { GOOD: { value: 'good' }, BAD: { value: 'bad' } },
    }),
    schema.buildInterfaceType({
      name: 'Named',
      fields: { name: 'String!' },
      resolveType: () => 'Label',
    }),
    schema.buildObjectType({ name: 'Label', interfaces: ['Named'], fields: { name: 'String!' } }),
    schema.buildUnionType({
      name: 'Anything',
      types: ['Label', 'Letter'],
      resolveType: () => 'Label',
    }),
    schema.buildInputObjectType({
      name: 'Wish',
      fields: { text: 'String', times: { type: 'Int', defaultValue: 2 } },
    }),
    schema.buildScalarType({ name: 'Upper', serialize: value => String(value).toUpperCase() }),
    new GraphQLObjectType({ name: 'Foreign', fields: { n: { type: GraphQLInt } } }),
  ])
  actions.createFieldExtension({
    name: 'shout',
    args: { mark: 'String!' },
    extend: ({ mark }) => ({ resolve: source => source.name.toUpperCase() + mark }),
  })
  actions.createResolverContext({ secret: 42 })
  actions.addThirdPartySchema({
    schema: new GraphQLSchema({
      query: new GraphQLObjectType({
        name: 'Query',
        fields: { weather: { type: GraphQLString, resolve: () => 'rain' } },
      }),
    }),
  })
  actions.printTypeDefinitions({ path: './types.gql', include: { types: ['Letter', 'Writer'] } })
}

exports.sourceNodes = async args => {
  hook('sourceNodes')
  const {
    actions,
    createNodeId,
    createContentDigest,
    getNode,
    getNodes,
    getNodesByType,
    cache,
    getCache,
    emitter,
    store,
  } = args
  observe('webhookBody', args.webhookBody)
  const make = (name, more = {}, type = 'Letter') => {
    const content = { name, ...more }
    return {
      ...content,
      id: createNodeId(name),
      internal: {
        type,
        contentDigest: createContentDigest(content),
        ...(more.mediaType ? { mediaType: more.mediaType } : {}),
      },
    }
  }
  const created = []
  for (const name of ['c', 'a', 'b', 'gone'])
    created.push(actions.createNode(make(name, { author: 'Ada' })))
  await Promise.all(created)
  actions.createNode(make('Ada', { mood: 'good' }, 'Writer'))
  observe('createNodeId', [createNodeId('x'), createNodeId(1)])
  observe('createContentDigest', [
    createContentDigest('hello'),
    createContentDigest({ b: 1, a: [undefined, new Date(0)] }),
    createContentDigest(getNode(createNodeId('a'))),
  ])
  observe('getNode', [getNode(createNodeId('a')).name, getNode('no such node')])
  observe(
    'getNodesByType',
    getNodesByType('Letter').map(({ name }) => name),
  )
  observe(
    'getNodes',
    getNodes()
      .filter(({ internal }) => internal.type === 'Letter')
      .map(({ name }) => name),
  )
  observe(
    'getNodes gives live nodes',
    getNode(createNodeId('a')) === getNodesByType('Letter').find(({ name }) => name === 'a'),
  )
  observe(
    'getNodeAndSavePathDependency',
    args.getNodeAndSavePathDependency(createNodeId('b'), '/a').name,
  )
  actions.deleteNode(getNode(createNodeId('gone')))
  actions.deleteNode({ id: 'no such node', internal: {} })
  observe(
    'deleteNode',
    getNodesByType('Letter').map(({ name }) => name),
  )
  const child = make('child', {}, 'Child')
  child.parent = createNodeId('a')
  actions.createNode(child)
  actions.createParentChildLink({ parent: getNode(createNodeId('a')), child })
  actions.createParentChildLink({ parent: getNode(createNodeId('a')), child })
  observe('createParentChildLink', getNode(createNodeId('a')).children)
  actions.createNodeField({ node: getNode(createNodeId('b')), name: 'slug', value: '/b' })
  observe('createNodeField', getNode(createNodeId('b')).fields)
  actions.touchNode(getNode(createNodeId('b')))
  actions.touchNode({})
  actions.createNode(make('by another', {}, 'Other'), { name: 'another-plugin' })
  observe(
    'an action in the name of another plugin',
    getNode(createNodeId('by another')).internal.owner,
  )

  observe('loadNodeContent', [
    await args.loadNodeContent(getNode(createNodeId('a'))),
    await args.loadNodeContent({ internal: { content: 'own content' } }),
  ])
  const date = new Date(0)
  await cache.set('value', { date, none: undefined, list: [1, undefined] })
  const first = await cache.get('value')
  observe('cache', {
    first,
    fresh: first !== (await cache.get('value')),
    missing: (await cache.get('missing')) === undefined,
    name: cache.name,
    exists: require('node:fs').existsSync(cache.directory),
    self: cache.cache === cache,
    same: await getCache('source-observed').get('value'),
    other: (await getCache('another').get('value')) === undefined,
  })
  await cache.del('value')
  observe('cache.del', (await cache.get('value')) === undefined)
  observe('pathPrefix and basePath without --prefix-paths', [args.pathPrefix, args.basePath])
  const span = args.tracing.startSpan('a')
  observe('tracing', [
    typeof span.setTag,
    typeof span.finish,
    typeof span.context,
    typeof args.tracing.tracer.startSpan,
    typeof args.parentSpan,
  ])
  actions.setPluginStatus({ a: 1, b: 1 })
  actions.setPluginStatus({ b: 2 })
  observe('setPluginStatus', store.getState().status.plugins['source-observed'])
  actions.setRequestHeaders({ domain: 'https://example.org/a', headers: { token: 'x' } })
  observe('setRequestHeaders', store.getState().requestHeaders)
  observe('addRemoteFileAllowedUrl', store.getState().remoteFileAllowedUrls)
  actions.addGatsbyImageSourceUrl('https://example.org/a.png')
  observe('addGatsbyImageSourceUrl', store.getState().telemetry.gatsbyImageSourceUrls)
  actions.unstable_createNodeManifest({
    manifestId: 'm',
    node: { id: createNodeId('a'), name: 'a' },
  })
  actions.unstable_createNodeManifest({
    manifestId: 'old',
    node: { id: createNodeId('a') },
    updatedAtUTC: '2001-01-01',
  })
  actions.unstable_createNodeManifest({ manifestId: 'none' })
  observe('unstable_createNodeManifest', store.getState().nodeManifests)
  actions.enableStatefulSourceNodes()
  const job = {
    name: 'COUNT',
    inputPaths: [path.join(process.cwd(), 'content/text.txt')],
    outputDir: path.join(process.cwd(), 'public/counted'),
    args: { a: 1 },
  }
  observe('createJobV2', await actions.createJobV2(job))
  observe('createJobV2 of the same inputs', await actions.createJobV2(job))
  observe('files of a job', require('node:fs').readFileSync('public/counted/count.txt', 'utf8'))
  emitter.emit('OWN_EVENT')
  observe('actions of the first generation of jobs', [
    typeof actions.createJob,
    typeof actions.setJob,
    typeof actions.endJob,
  ])
}

exports.shouldOnCreateNode = ({ node }, options) => {
  if (node.internal.type === 'Letter') observe('shouldOnCreateNode gets options', options.given)
  return node.internal.type !== 'Writer'
}

exports.onCreateNode = ({ node }) => {
  observeMore('types that onCreateNode sees', node.internal.type)
}

exports.setFieldsOnGraphQLNodeType = ({ type }) => {
  // Stock Gatsby asks several times.
  observeOnce('types that setFieldsOnGraphQLNodeType sees', [type.name, type.nodes.length > 0])
  if (type.name !== 'Letter') return {}
  return {
    initial: {
      type: GraphQLString,
      args: { upper: { type: 'Boolean' } },
      resolve: (node, { upper }) => (upper ? node.name.toUpperCase() : node.name),
    },
    'fields.deep': { type: 'Int', resolve: () => 3 },
  }
}

exports.onCreatePage = ({ page, actions }) => {
  observeMore('pages that onCreatePage sees', page.path)
  if (page.path === '/replaced') {
    actions.deletePage(page)
    actions.createPage({ ...page, context: { ...page.context, replaced: true } })
  }
}
