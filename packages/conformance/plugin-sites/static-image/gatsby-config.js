module.exports = { plugins: ['gatsby-plugin-image', 'gatsby-plugin-sharp'] }
