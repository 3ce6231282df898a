/**
 * Local plugins: one with nodes, a page and files for browsers and documents, one for documents only, and one that
 * writes files to `public` by itself.
 */
export function pluginFiles(): [string, string][] {
  return [
    ['plugins/marker/package.json', '{ "name": "marker", "version": "1.0.0" }'],
    [
      'plugins/marker/gatsby-node.js',
      `exports.sourceNodes = ({ actions, createNodeId, createContentDigest }) => {
  for (const word of ['one', 'two']) {
    actions.createNode({
      id: createNodeId('marker ' + word), word,
      internal: { type: 'Marker', contentDigest: createContentDigest(word) },
    })
  }
}
exports.onCreatePage = ({ page, actions }) => {
  if (page.path !== '/about/' && page.path !== '/about') return
  actions.deletePage(page)
  actions.createPage({ ...page, context: { ...page.context, marked: true } })
}
exports.createPages = ({ actions }) =>
  actions.createPage({ path: '/marked/', component: require.resolve('./page.js'), context: {} })
`,
    ],
    [
      'plugins/marker/page.js',
      `import * as React from 'react'
import { graphql } from 'gatsby'
export default ({ data }) => <ul>{data.allMarker.nodes.map(({ word }) => <li key={word}>{word}</li>)}</ul>
export const query = graphql\`{ allMarker { nodes { word } } }\`
`,
    ],
    [
      'plugins/marker/gatsby-browser.js',
      `import './marker.css'
export const wrapPageElement = ({ element }) => element
`,
    ],
    ['plugins/marker/marker.css', '.marker { color: red }\n'],
    ['plugins/marker/static/marker.txt', 'marked\n'],
    ['plugins/plain-head/package.json', '{ "name": "plain-head", "version": "1.0.0" }'],
    [
      'plugins/plain-head/gatsby-ssr.js',
      `import * as React from 'react'
export const onRenderBody = ({ setHtmlAttributes }) => setHtmlAttributes({ lang: 'en' })
`,
    ],
    ['plugins/note-maker/package.json', '{ "name": "note-maker", "version": "1.0.0" }'],
    [
      'plugins/note-maker/gatsby-node.js',
      `const fs = require('fs')
// A build may be killed between the opening of a file and its writing.
const writeWhole = (file, content) => {
  fs.writeFileSync(file + '.tmp', content)
  fs.renameSync(file + '.tmp', file)
}
exports.onPreBuild = () => {
  fs.mkdirSync('public/notes', { recursive: true })
  writeWhole('public/notes/early.txt', 'early')
}
exports.onPostBuild = async ({ graphql }) => {
  const { data } = await graphql('{ allSitePage { totalCount } }')
  writeWhole('public/notes/count.txt', String(data.allSitePage.totalCount))
  if (!fs.existsSync('public/notes/deep/once.txt')) {
    fs.mkdirSync('public/notes/deep', { recursive: true })
    writeWhole('public/notes/deep/once.txt', 'once')
  }
}
`,
    ],
  ]
}
