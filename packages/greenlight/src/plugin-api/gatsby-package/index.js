// gatsby-node files import little from 'gatsby' itself: mostly types, at times `graphql` by mistake.
const browserOnly = name => {
  const stub = () => {
    throw new Error(`"${name}" of gatsby works in components, not in gatsby-node`)
  }
  return stub
}

exports.graphql = () => {
  throw new Error(
    'The graphql tag of gatsby is for queries in components. In gatsby-node use the graphql function of createPages.',
  )
}
exports.Link = browserOnly('Link')
exports.navigate = browserOnly('navigate')
exports.withPrefix = browserOnly('withPrefix')
exports.withAssetPrefix = browserOnly('withAssetPrefix')
exports.useStaticQuery = browserOnly('useStaticQuery')
exports.StaticQuery = browserOnly('StaticQuery')
exports.StaticQueryContext = undefined
exports.Slice = browserOnly('Slice')
exports.Script = browserOnly('Script')
exports.ScriptStrategy = {
  postHydrate: 'post-hydrate',
  idle: 'idle',
  offMainThread: 'off-main-thread',
}
exports.PageRenderer = browserOnly('PageRenderer')
exports.parsePath = browserOnly('parsePath')
exports.prefetchPathname = browserOnly('prefetchPathname')
exports.useScrollRestoration = browserOnly('useScrollRestoration')
