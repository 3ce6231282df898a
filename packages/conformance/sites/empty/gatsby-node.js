exports.createSchemaCustomization = ({ actions }) =>
  actions.createTypes(`
    "A post of nobody"
    type Post implements Node { title: String! "When" date: Date @dateformat author: Author @link(by: "name") cover: File @fileByRelativePath list: [Post!]! @link }
    type Author implements Node @dontInfer { name: String! posts: [Post!] @link(by: "author.name", from: "name") }
    type MarkdownRemark implements Node { frontmatter: Frontmatter }
    type Frontmatter { title: String tags: [String!] }
  `)
