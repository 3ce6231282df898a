module.exports = { siteMetadata: { title: 'Slices', description: 'Parts that pages share' } }
