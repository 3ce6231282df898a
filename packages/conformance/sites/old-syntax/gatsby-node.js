const create = ({ actions, createNodeId, createContentDigest }, type, key, value) =>
  actions.createNode({
    ...value,
    id: createNodeId(`${type} ${key}`),
    parent: null,
    children: [],
    internal: { type, contentDigest: createContentDigest(value) },
  })

exports.sourceNodes = args => {
  const posts = [['b', 2, 'x'], ['a', 2, 'y'], ['c', 1, 'x'], ['d', null, 'z']]
  posts.forEach(([title, rank, tag]) => create(args, 'Post', title, { title, rank, tags: [tag, 'all'], frontmatter: { date: `2020-01-0${rank ?? 9}`, tag } }))
}
