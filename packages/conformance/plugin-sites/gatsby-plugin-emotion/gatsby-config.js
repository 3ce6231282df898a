module.exports = { plugins: ['gatsby-plugin-emotion'] }
