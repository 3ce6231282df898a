module.exports = { plugins: ['gatsby-plugin-react-helmet'] }
