module.exports = {
  siteMetadata: { title: 'Settings' },
  // Where the engines' files can be compared.
  graphqlTypegen: { generateOnBuild: true, typesOutputPath: 'public/gatsby-types.d.ts' },
  plugins: [{ resolve: 'noting', options: { given: ['one', { two: 2 }] } }],
}
