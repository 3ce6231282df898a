module.exports = { siteMetadata: { title: 'Conflicts', list: [1, 2.5], nested: { deep: { on: true } } } }
