const { currentSite } = require('./current-site.js')

exports.createContentDigest = input => currentSite('gatsby/utils').createContentDigest(input)
