// The site whose plugins run in this process. Modules that plugins require have no other way to reach it.
let current

/** Makes a site the one that `gatsby/...` modules answer for; `undefined` when it is closed. */
exports.setCurrentSite = site => {
  current = site
}

/** The site, or an error that says which module was used too early. */
exports.currentSite = name => {
  if (current) return current
  throw new Error(`${name} was used before a site was opened`)
}
