module.exports = { trailingSlash: 'always', siteMetadata: { title: 'Pages' } }
