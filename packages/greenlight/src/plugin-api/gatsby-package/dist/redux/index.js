const { currentSite } = require('../../current-site.js')

const NAME = 'gatsby/dist/redux'

/** Passes every call on to the site that is open by then: plugins require this module before. */
const late = (name, methods) =>
  Object.fromEntries(
    methods.map(method => [method, (...args) => currentSite(NAME)[name][method](...args)]),
  )

exports.store = late('store', ['getState', 'dispatch', 'subscribe'])
exports.emitter = late('emitter', ['on', 'off', 'emit'])
