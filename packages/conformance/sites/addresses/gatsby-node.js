const path = require('node:path')

exports.sourceNodes = ({ actions, createNodeId, createContentDigest }) => {
  for (const name of ['one', 'two', 'unshown']) {
    const node = {
      id: createNodeId(name),
      slug: `slug-${name}`,
      internal: { type: 'Thing', contentDigest: createContentDigest(name) },
    }
    actions.createNode(node)
    actions.unstable_createNodeManifest({ manifestId: `${name}-1`, node })
  }
}

exports.createPages = async ({ actions, graphql }) => {
  const { data } = await graphql('{ allThing(filter: { slug: { ne: "slug-unshown" } }) { nodes { id slug } } }')
  const component = path.resolve('src/templates/thing.js')
  for (const { id, slug } of data.allThing.nodes) {
    const own = slug === 'slug-one' ? { ownerNodeId: id } : { context: { id } }
    actions.createPage({ path: `/things/${slug}/`, component, ...own })
  }
  actions.createPage({ path: '/app', matchPath: '/app/*', component: path.resolve('src/templates/app.js') })
  actions.createPage({ path: '/feed.xml', component })
  actions.createRedirect({ fromPath: '/old', toPath: '/docs/intro', redirectInBrowser: true })
  actions.createRedirect({ fromPath: '/on-server', toPath: '/', isPermanent: true })
}
