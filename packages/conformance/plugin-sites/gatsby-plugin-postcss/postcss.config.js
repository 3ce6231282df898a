module.exports = () => ({ plugins: [require('postcss-nested'), require('./mark-rules.js')] })
