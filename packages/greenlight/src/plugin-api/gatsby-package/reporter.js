const { currentSite } = require('./current-site.js')

// Methods are looked up when they are called: plugins require this module before a site is open.
module.exports = new Proxy(
  {},
  {
    get: (_target, name) =>
      typeof name === 'string'
        ? (...args) => currentSite('gatsby/reporter').reporter[name](...args)
        : undefined,
  },
)
