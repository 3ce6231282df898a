const create = ({ actions, createNodeId, createContentDigest }, type, key, value) =>
  actions.createNode({
    ...value,
    id: createNodeId(`${type} ${key}`),
    parent: null,
    children: [],
    internal: { type, contentDigest: createContentDigest(value) },
  })

exports.createSchemaCustomization = ({ actions }) => {
  actions.createTypes(`
    type Person implements Node { name: String! friends: [Person!] @link(by: "name") articles: [Article] @link(by: "authorName", from: "name") }
    type Article implements Node { title: String! author: Person @link(by: "name", from: "authorName") authorName: String reviewers: [Person] @link topics: [Topic] @link(by: "slug", from: "topicSlugs") topicSlugs: [String] oldTitle: String @proxy(from: "meta.old-title") }
    type Topic implements Node @dontInfer { slug: String! articles: [Article!]! @link(by: "topics.slug", from: "slug") }
  `)
}
exports.sourceNodes = args => {
  const id = name => args.createNodeId(`Person ${name}`)
  const people = [['Ann', ['Bob', 'Nobody', 'Cem']], ['Bob', []], ['Cem', null], ['Dee', ['Ann']]]
  for (const [name, friends] of people) create(args, 'Person', name, { name, friends, friend___NODE: friends?.[0] === 'Bob' ? id('Bob') : null })
  for (const slug of ['routing', 'caching', 'unused']) create(args, 'Topic', slug, { slug })
  const articles = [
    { title: 'One', authorName: 'Ann', reviewers: [id('Bob'), 'missing', id('Cem')], topicSlugs: ['routing', 'none', 'caching'], writer: id('Dee'), editors: ['Bob', 'Ann'] },
    { title: 'Two', authorName: 'Bob', reviewers: [], topicSlugs: [], writer: null, editors: [], meta: { 'old-title': 'Zwei' } },
    { title: 'Three', authorName: null, topicSlugs: ['caching'], related___NODE: [args.createNodeId('Article 0'), args.createNodeId('Topic routing')], topic___NODE___slug: 'caching' },
    { title: 'Four', authorName: 'Missing', writer: 'nobody', related___NODE: [args.createNodeId('Article 1')] },
  ]
  articles.forEach((article, index) => create(args, 'Article', index, article))
}
