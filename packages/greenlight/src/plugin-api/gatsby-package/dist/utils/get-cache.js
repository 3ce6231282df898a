const { currentSite } = require('../../current-site.js')

exports.getCache = name => currentSite('gatsby/dist/utils/get-cache').getCache(name)
