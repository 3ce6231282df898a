const create = ({ actions, createNodeId, createContentDigest }, type, key, value) =>
  actions.createNode({
    ...value,
    id: createNodeId(`${type} ${key}`),
    parent: null,
    children: [],
    internal: { type, contentDigest: createContentDigest(value) },
  })

exports.createSchemaCustomization = ({ actions, schema }) => {
  actions.createFieldExtension({
    name: 'shout',
    args: { mark: { type: 'String', defaultValue: '!' } },
    extend: ({ mark }, previous) => ({
      resolve: async (source, args, context, info) => {
        const value = await (previous.resolve ?? context.defaultFieldResolver)(source, args, context, info)
        return value == null ? value : String(value).toUpperCase() + mark
      },
    }),
  })
  actions.createTypes(`
    interface Titled implements Node { id: ID! title: String! published: Date @dateformat(formatString: "YYYY") }
    type Essay implements Node & Titled @dontInfer { title: String! @shout published: Date @dateformat mood: Mood pages: Int! }
    type Podcast implements Node & Titled { title: String! @shout(mark: "?") published: Date @dateformat minutes: Int }
    enum Mood { CALM LOUD }
    union Block = Quote | Picture
    type Quote { text: String! kind: String }
    type Picture { url: String! size: Size kind: String }
    type Size { width: Int height: Int }
  `)
  actions.createTypes([
    schema.buildObjectType({
      name: 'Shelf',
      interfaces: ['Node'],
      extensions: { infer: false },
      fields: {
        label: { type: 'String!', description: 'What stands on it' },
        items: { type: '[Titled]', extensions: { link: { by: 'title' } } },
        blocks: { type: '[Block!]', resolve: source => source.blocks ?? [] },
        size: { type: 'Float', args: { factor: { type: 'Float', defaultValue: 1 } }, resolve: (source, { factor }) => source.size * factor },
      },
    }),
    schema.buildEnumType({ name: 'Side', values: { LEFT: { value: 'l' }, RIGHT: { value: 'r' } } }),
    schema.buildInputObjectType({ name: 'Window', fields: { from: 'Int', to: { type: 'Int!', defaultValue: 3 } } }),
  ])
}
exports.setFieldsOnGraphQLNodeType = ({ type }) =>
  type.name === 'Podcast' ? { length: { type: 'String', args: { unit: { type: 'String' } }, resolve: (node, { unit = 'min' }) => `${node.minutes} ${unit}` } } : {}
exports.createResolvers = ({ createResolvers }) =>
  createResolvers({
    Query: { essayCount: { type: 'Int!', resolve: async (_source, _args, context) => (await context.nodeModel.findAll({ type: 'Essay' })).totalCount() } },
    Essay: {
      pages: { resolve: (source, args, context, info) => (info.originalResolver ?? context.defaultFieldResolver)(source, args, context, info) + 100 },
      siblings: { type: '[Essay!]!', resolve: async (source, _args, context) => Array.from((await context.nodeModel.findAll({ type: 'Essay', query: { filter: { id: { ne: source.id } }, sort: { fields: ['pages'], order: ['DESC'] } } })).entries) },
    },
  })
exports.sourceNodes = args => {
  create(args, 'Essay', 1, { title: 'quiet', published: '2020-02-02', mood: 'CALM', pages: 10 })
  create(args, 'Essay', 2, { title: 'noise', published: '2021-02-02', mood: 'LOUD', pages: 30 })
  create(args, 'Essay', 3, { title: 'none', pages: 20 })
  create(args, 'Podcast', 1, { title: 'talk', published: '2022-12-31', minutes: 12, extra: { rating: 4.5 } })
  create(args, 'Shelf', 1, { label: 'top', items: ['quiet', 'talk'], size: 2, blocks: [{ internal: { type: 'Quote' }, text: 'q' }] })
  create(args, 'Shelf', 2, { label: 'low', items: [], size: 1.5 })
}
