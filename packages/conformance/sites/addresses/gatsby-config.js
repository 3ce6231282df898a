module.exports = { trailingSlash: 'never', pathPrefix: '/base' }
