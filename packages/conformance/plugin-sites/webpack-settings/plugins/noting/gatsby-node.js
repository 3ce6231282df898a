const { noteHooks } = require('../../note-hooks.js')

module.exports = noteHooks('noting')
