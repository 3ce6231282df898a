module.exports = options => ({
  siteMetadata: { title: 'Parent', description: `A theme for ${options.type}`, social: { github: 'parent' } },
  plugins: [{ resolve: 'gatsby-source-filesystem', options: { name: 'notes', path: `${__dirname}/notes` } }, { resolve: require.resolve('../gatsby-plugin-stamp/package.json').replace('/package.json', ''), options: { stamp: 'theme' } }],
})
