module.exports = { plugins: [{ resolve: 'gatsby-source-graphql', options: { typeName: 'Cinema', fieldName: 'cinema', url: process.env.GRAPHQL_URL } }] }
