module.exports = { plugins: ['gatsby-plugin-styled-components'] }
