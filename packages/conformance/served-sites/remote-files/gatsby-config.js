module.exports = { pathPrefix: '/blog', plugins: ['with-functions'] }
