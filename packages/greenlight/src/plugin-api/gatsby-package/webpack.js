// Plugins that need webpack itself bring it along, or the site has it.
module.exports = require('webpack')
