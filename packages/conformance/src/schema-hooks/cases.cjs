// Small sites in code: nodes, gatsby-node hooks, and queries to ask. Both engines run the same functions.
const {
  GraphQLEnumType,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  parse,
} = require('graphql')

let counter = 0
function node(type, id, fields = {}) {
  counter += 1
  const { parent = null, children = [], ...own } = fields
  const internal = { type, contentDigest: id, owner: 'source', counter }
  return { id, parent, children, internal, ...own }
}

const posts = () => [
  node('Post', 'post-1', {
    title: 'One',
    slug: 'one',
    date: '2024-01-05',
    author: 'ann',
    tags: ['a'],
  }),
  node('Post', 'post-2', {
    title: 'Two',
    slug: 'two',
    date: '2023-03-01',
    author: 'bob',
    tags: [],
  }),
  node('Post', 'post-3', {
    title: 'Drei',
    slug: 'drei',
    date: null,
    author: 'nobody',
    meta: { n: 1 },
  }),
  node('Author', 'ann', { name: 'Ann', posts: ['post-1', 'post-2'] }),
  node('Author', 'bob', { name: 'Bob', posts: [] }),
]

exports.cases = {
  'type builders': {
    nodes: posts(),
    createSchemaCustomization({ actions, schema }) {
      actions.createTypes([
        schema.buildObjectType({
          name: 'Post',
          description: 'A post.',
          interfaces: ['Node', 'Titled'],
          fields: {
            title: 'String!',
            loud: {
              type: 'String',
              args: { mark: { type: 'String', defaultValue: '!' }, how: 'How' },
              resolve: (source, { mark }) => source.title.toUpperCase() + mark,
            },
            author: { type: 'Author', extensions: { link: { by: 'id' } } },
            date: { type: 'Date', extensions: { dateformat: { formatString: 'YYYY' } } },
            thunk: () => '[Int!]',
            mood: { type: 'Mood', deprecationReason: 'moods change' },
            either: {
              type: '[Either]',
              resolve: (_source, _args, { nodeModel }) =>
                nodeModel.getNodesByIds({ ids: ['ann', 'post-1'] }),
            },
            shade: 'Shade',
          },
          extensions: { infer: true },
        }),
        schema.buildUnionType({ name: 'Either', types: ['Post', 'Author'] }),
        schema.buildInterfaceType({
          name: 'Titled',
          interfaces: ['Node'],
          fields: {
            id: 'ID!',
            title: 'String!',
            date: { type: 'Date', extensions: { dateformat: {} } },
          },
        }),
        schema.buildEnumType({
          name: 'Mood',
          values: { HAPPY: { value: 'happy' }, SAD: { value: 'sad' } },
        }),
        schema.buildInputObjectType({
          name: 'How',
          fields: { twice: 'Boolean', times: { type: 'Int', defaultValue: 2 } },
        }),
        schema.buildScalarType({ name: 'Shade', serialize: String }),
        schema.buildObjectType({
          name: 'Author',
          interfaces: ['Node'],
          fields: { name: 'String' },
          extensions: { dontInfer: {} },
        }),
      ])
    },
    queries: [
      '{ allPost { nodes { title loud date author { name } thunk } } }',
      '{ allPost(filter: {loud: {regex: "/T/"}}, sort: {author: {name: DESC}}) { nodes { loud(mark: "?") date(formatString: "MMM") } } }',
      '{ allTitled(sort: {title: ASC}) { nodes { __typename title date } totalCount } }',
      '{ post(title: {eq: "One"}) { either { __typename ... on Post { title } ... on Author { name } } } }',
    ],
  },

  'graphql-js types and documents': {
    nodes: posts(),
    createSchemaCustomization({ actions }) {
      const named = new GraphQLInterfaceType({
        name: 'Named',
        fields: { name: { type: GraphQLString } },
      })
      actions.createTypes(
        new GraphQLObjectType({
          name: 'Meta',
          fields: {
            n: { type: new GraphQLNonNull(GraphQLInt) },
            list: { type: new GraphQLList(GraphQLString) },
          },
          interfaces: [],
        }),
      )
      actions.createTypes(named)
      actions.createTypes(new GraphQLEnumType({ name: 'Size', values: { S: {}, L: { value: 2 } } }))
      actions.createTypes(parse('type Post implements Node { meta: Meta size: Size }'))
      actions.createTypes(
        'type Post implements Node @infer { slug: String! } type Meta { extra: Float }',
      )
      actions.createTypes('type Author implements Node & Named { name: String }')
    },
    queries: ['{ allPost(sort: {slug: ASC}) { nodes { slug meta { n extra } } } }'],
  },

  'field extensions': {
    nodes: posts(),
    createSchemaCustomization({ actions, schema }) {
      actions.createFieldExtension({
        name: 'prefix',
        args: { with: { type: 'String!', defaultValue: '> ' }, times: 'Int' },
        extend: (options, previous) => ({
          resolve: async (source, args, context, info) => {
            const resolve = previous.resolve || context.defaultFieldResolver
            return (
              options.with.repeat(options.times || 1) + (await resolve(source, args, context, info))
            )
          },
        }),
      })
      actions.createFieldExtension({
        name: 'upper',
        extend: (_options, previous) => ({
          type: 'String!',
          args: { lower: 'Boolean' },
          resolve: (source, args, context, info) => {
            const resolve = previous.resolve || context.defaultFieldResolver
            return Promise.resolve(resolve(source, args, context, info)).then(value =>
              args.lower ? String(value).toLowerCase() : String(value).toUpperCase(),
            )
          },
        }),
      })
      actions.createTypes(`
        type Post implements Node {
          first: String @proxy(from: "title") @prefix @upper
          second: String @upper @prefix(with: "a", times: 2) @proxy(from: "title")
          published: Date @dateformat(formatString: "MMMM YYYY", locale: "de") @proxy(from: "date")
          writer: Author @link(from: "author")
          bySlug: Post @link(by: "slug", from: "slug")
          others: [Post] @link(by: "tags", from: "tags")
          deep: Deep
        }
        type Deep { up: String @proxy(from: "title", fromNode: true) }
        type Author implements Node { posts: [Post] @link first: Post @link(from: "posts") @unknown }
      `)
      actions.createTypes(
        schema.buildObjectType({
          name: 'Author',
          fields: { alias: { type: 'String', extensions: { upper: {}, proxy: { from: 'name' } } } },
        }),
      )
    },
    queries: [
      '{ allPost { nodes { first second published writer { name alias } bySlug { title } others { title } } } }',
      '{ allPost(filter: {first: {eq: "> ONE"}}) { nodes { title } } allAuthor { nodes { alias(lower: true) posts { title } } } }',
      '{ allPost(sort: {published: ASC}) { nodes { title published(formatString: "YY") } } }',
    ],
  },

  resolvers: {
    nodes: posts(),
    createSchemaCustomization({ actions }) {
      actions.createTypes(
        'type Post implements Node { author: Author @link date: Date @dateformat }',
      )
    },
    createResolvers({ createResolvers }) {
      createResolvers({
        Post: {
          title: {
            resolve: async (source, args, context, info) =>
              `<${await info.originalResolver(source, args, context, info)}>`,
          },
          author: {
            resolve: (source, args, context, info) =>
              info.originalResolver(source, args, context, info),
          },
          slug: { type: 'Int', resolve: () => 1 },
          date: { type: 'Date!', args: { formatString: 'String' } },
          related: {
            type: ['Post!'],
            args: { limit: 'Int' },
            resolve: async (source, { limit }, { nodeModel }) => {
              const { entries } = await nodeModel.findAll({
                type: 'Post',
                query: { filter: { id: { ne: source.id } }, limit, sort: { title: 'DESC' } },
              })
              return Array.from(entries)
            },
          },
        },
        Query: {
          hello: {
            type: 'String!',
            args: { to: 'String' },
            resolve: (_source, { to }) => `hello ${to}`,
          },
        },
        Missing: { a: { type: 'String' } },
      })
      createResolvers({ AlsoMissing: { a: { type: 'String' } } }, { ignoreNonexistentTypes: true })
    },
    queries: [
      '{ hello(to: "you") allPost { nodes { title author { name } related(limit: 2) { title } } } }',
      '{ allPost(filter: {title: {eq: "<One>"}}) { nodes { slug } } }',
    ],
  },

  setFieldsOnGraphQLNodeType: {
    nodes: posts(),
    setFieldsOnGraphQLNodeType({ type }) {
      if (type.name === 'Author') {
        return {
          count: {
            type: 'Int',
            args: { add: { type: GraphQLInt, defaultValue: 1 } },
            resolve: (source, { add }) => source.posts.length + add,
          },
        }
      }
      if (type.name !== 'Post') return {}
      return {
        'meta.twice': { type: 'Int', resolve: ({ n }) => 2 * n },
        'meta.new': 'String',
        'fresh.one': 'Boolean',
        nodes: { type: 'Int', resolve: () => type.nodes.length },
      }
    },
    queries: [
      '{ allPost(filter: {meta: {twice: {gt: 1}}}) { nodes { id nodes meta { n twice } } } }',
      '{ allAuthor(sort: {count: DESC}, filter: {count: {in: [1, 3]}}) { nodes { id count(add: 5) } } }',
    ],
  },

  'third-party schema': {
    nodes: posts(),
    createSchemaCustomization({ actions }) {
      const item = new GraphQLInterfaceType({
        name: 'Remote_Item',
        fields: { id: { type: GraphQLString } },
        resolveType: () => 'Remote_Thing',
      })
      const query = new GraphQLObjectType({
        name: 'Query',
        fields: () => ({
          remote: { type: thing, resolve: () => ({ id: '1', label: 'thing' }) },
          relay: { type: query, resolve: () => ({}) },
          all: { type: new GraphQLList(new GraphQLNonNull(query)), resolve: () => [{}] },
        }),
      })
      const thing = new GraphQLObjectType({
        name: 'Remote_Thing',
        interfaces: [item],
        fields: () => ({
          id: { type: GraphQLString },
          label: { type: GraphQLString, resolve: source => source.label },
          back: { type: query, resolve: () => ({}) },
          any: {
            type: new GraphQLUnionType({
              name: 'Remote_Any',
              types: [thing],
              resolveType: () => 'Remote_Thing',
            }),
          },
          kind: { type: new GraphQLEnumType({ name: 'Remote_Kind', values: { A: {}, B: {} } }) },
        }),
      })
      actions.addThirdPartySchema({ schema: new GraphQLSchema({ query, types: [thing] }) })
    },
    createResolvers({ createResolvers }) {
      createResolvers({
        Remote_Thing: {
          label: { type: 'Int', resolve: () => 7 },
          post: {
            type: 'Post',
            resolve: (_source, _args, { nodeModel }) => nodeModel.getNodeById({ id: 'post-1' }),
          },
        },
      })
    },
    queries: [
      '{ remote { id label post { title } back { allPost { totalCount } } } relay { post { id } } all { author { name } } }',
    ],
  },

  'children by declaration and by data': {
    nodes: [
      node('Page', 'page', { children: ['part', 'note'] }),
      node('Part', 'part', { parent: 'page', x: 1 }),
      node('Note', 'note', { parent: 'page', y: 2 }),
      node('Image', 'image', { mediaType: 'image/png' }),
    ],
    createSchemaCustomization({ actions }) {
      actions.createTypes(`
        type Image implements Node @mimeTypes(types: ["image/png"]) { size: Int }
        type Thumb implements Node @childOf(mimeTypes: ["image/png"], types: ["Part"]) { w: Int }
        interface Piece implements Node @childOf(types: ["Page"]) { id: ID! }
        type Part implements Node & Piece { x: Int }
        type Wrong @childOf(types: ["Page"]) { a: Int }
      `)
    },
    queries: [
      '{ page { childPart { x } childrenNote { y } childrenPiece { id } children { id } parent { id } } image { childThumb { w } childrenThumb { w } } }',
    ],
  },

  'node interfaces of Gatsby 2': {
    nodes: [node('Cat', 'tom', { name: 'Tom' }), node('Dog', 'rex', { name: 'Rex', age: 3 })],
    createSchemaCustomization({ actions }) {
      actions.createTypes(`
        interface Named @nodeInterface { id: ID! name: String! }
        type Cat implements Node & Named { name: String! }
        type Dog implements Node & Named { name: String! age: Int }
      `)
    },
    queries: [
      '{ allNamed(sort: { name: ASC }) { nodes { __typename name ... on Dog { age } } } named(name: { eq: "Tom" }) { id } }',
    ],
  },
  'printed type definitions': {
    nodes: [
      ...posts(),
      node('Note', 'n', { 'a-b': { c: [{ d: '2024-01-01' }] }, post___NODE: 'post-1' }),
    ],
    createSchemaCustomization({ actions, schema }) {
      actions.createTypes([
        schema.buildObjectType({
          name: 'Post',
          description:
            'A post with a description that is so long that it will not fit into one line of one hundred and twenty characters, so it is broken into two.',
          interfaces: ['Node', 'Titled'],
          fields: {
            title: { type: 'String!', description: 'Short.' },
            loud: {
              type: 'String',
              args: {
                mark: { type: 'String', defaultValue: '!', description: 'Mark at the end' },
                n: 'Int',
              },
            },
            quiet: {
              type: 'String',
              args: { how: 'How', mood: { type: 'Mood', defaultValue: 'sad' } },
              deprecationReason: 'too quiet',
            },
            author: { type: 'Author', extensions: { link: {} } },
            date: { type: 'Date', extensions: { dateformat: { formatString: 'YYYY' } } },
            either: 'Either',
          },
        }),
        schema.buildUnionType({ name: 'Either', types: ['Post', 'Author'] }),
        schema.buildEnumType({
          name: 'Mood',
          values: {
            HAPPY: { value: 'happy', description: 'Good mood' },
            SAD: { value: 'sad', deprecationReason: 'cheer up' },
          },
        }),
        schema.buildInputObjectType({
          name: 'How',
          fields: {
            twice: { type: 'Boolean', description: 'Again' },
            times: { type: 'Int', defaultValue: 2 },
          },
        }),
      ])
      actions.createTypes(
        'interface Titled implements Node { id: ID! title: String! } "A color" scalar Color type Author implements Node @dontInfer @childOf(types: ["Post"]) { c: Color }',
      )
      actions.printTypeDefinitions({
        path: 'types.gql',
        include: undefined,
        exclude: { types: ['SitePlugin'] },
      })
    },
    prints: 'types.gql',
    queries: [],
  },

  'printed type definitions, some': {
    nodes: posts(),
    createSchemaCustomization({ actions }) {
      actions.createTypes(
        'type Post implements Node { author: Author @link meta: Meta } type Meta { n: Int }',
      )
      actions.printTypeDefinitions({
        path: 'types.gql',
        include: { types: ['Post', 'Site'] },
        withFieldTypes: false,
      })
    },
    prints: 'types.gql',
    queries: [],
  },
}
