const create = ({ actions, createNodeId, createContentDigest }, type, key, value) =>
  actions.createNode({
    ...value,
    id: createNodeId(`${type} ${key}`),
    parent: null,
    children: [],
    internal: { type, contentDigest: createContentDigest(value) },
  })

const { GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } = require('gatsby/graphql')
const Ship = new GraphQLObjectType({ name: 'Space_Ship', fields: { name: { type: new GraphQLNonNull(GraphQLString) }, crew: { type: GraphQLInt } } })
const Query = new GraphQLObjectType({
  name: 'Space_Query',
  fields: { ships: { type: new GraphQLList(Ship), args: { first: { type: GraphQLInt } }, resolve: (_source, { first = 2 }) => [{ name: 'Rocinante', crew: 4 }, { name: 'Tachi', crew: null }, { name: 'Canterbury', crew: 50 }].slice(0, first) } },
})
const Root = new GraphQLObjectType({ name: 'RootQuery', fields: { space: { type: Query, resolve: () => ({}) }, moons: { type: GraphQLInt, resolve: () => 79 } } })
exports.createSchemaCustomization = ({ actions }) => {
  actions.addThirdPartySchema({ schema: new GraphQLSchema({ query: Root }) })
  actions.printTypeDefinitions({ path: './typeDefs.txt' })
}
exports.createResolvers = ({ createResolvers }) => createResolvers({ Space_Ship: { port: { type: 'Port', resolve: (source, _args, context) => context.nodeModel.findOne({ type: 'Port', query: { filter: { ship: { eq: source.name } } } }) } } })
exports.sourceNodes = args => create(args, 'Port', 1, { name: 'Ceres', ship: 'Rocinante' })
