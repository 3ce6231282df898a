const create = ({ actions, createNodeId, createContentDigest }, type, key, value) =>
  actions.createNode({
    ...value,
    id: createNodeId(`${type} ${key}`),
    parent: null,
    children: [],
    internal: { type, contentDigest: createContentDigest(value) },
  })

exports.sourceNodes = args => ['one', 'two', 'drei ß'].forEach(slug => create(args, 'Post', slug, { slug, nested: { rank: slug.length } }))
exports.createPages = async ({ graphql, actions }) => {
  const { data } = await graphql('{ allPost { nodes { id slug nested { rank } } } }')
  for (const post of data.allPost.nodes) actions.createPage({ path: `/posts/${post.slug}`, component: require.resolve('./src/templates/post.js'), context: { id: post.id, rank: post.nested.rank, missing: undefined, fn: () => 1 } })
  actions.createPage({ path: 'no-slash', component: require.resolve('./src/templates/post.js'), matchPath: '/no-slash/*' })
  actions.createRedirect({ fromPath: '/old', toPath: '/posts/one/' })
}
exports.onCreatePage = ({ page, actions }) => {
  if (page.path === '/blog/archive/') {
    actions.deletePage(page)
    actions.createPage({ ...page, path: '/archive/', context: { moved: true } })
  }
}
