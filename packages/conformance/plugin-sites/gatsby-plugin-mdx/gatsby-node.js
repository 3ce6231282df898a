const path = require('node:path')

exports.createPages = async ({ actions, graphql }) => {
  const template = path.join(__dirname, 'src/templates/post.tsx')
  const { data } = await graphql(`
    {
      allMdx(filter: { internal: { contentFilePath: { regex: "/posts/" } } }) {
        nodes {
          id
          internal {
            contentFilePath
          }
        }
      }
    }
  `)
  for (const { id, internal } of data.allMdx.nodes) {
    actions.createPage({
      path: '/post/',
      component: `${template}?__contentFilePath=${internal.contentFilePath}`,
      context: { id },
    })
  }
}
