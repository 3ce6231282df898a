// One graphql for the engine and all plugins: the redirect sends both to the same copy.
const { GraphQLJSON } = require('graphql-compose')

module.exports = { ...require('graphql'), GraphQLJSON }
