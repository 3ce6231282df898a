import type { EditedSite } from './edited-site.ts'

/** Configuration, templates and styles of a site. */
export function templateFiles(site: EditedSite): [string, string][] {
  const files: [string, string][] = [
    ['gatsby-config.js', configFile(site)],
    ['gatsby-node.js', nodeFile(site)],
    ['.env.production', `GATSBY_WORD=${site.environment}\n`],
    ['src/layout.js', layoutFile(site)],
    ['src/style.css', `body { color: ${site.colour} }\n`],
    ['src/post.module.css', `.post { color: ${site.moduleColour} }\n.by { margin: 0 }\n`],
    ['src/templates/post.js', postTemplate(site)],
    ['src/templates/tag.js', TAG_TEMPLATE],
    ['src/author-line.js', AUTHOR_LINE],
    ['src/pages/index.js', INDEX_PAGE],
    ['src/pages/authors/{MarkdownRemark.frontmatter__name}.js', AUTHOR_PAGE],
  ]
  if (site.browserText !== undefined) {
    files.push([
      'gatsby-browser.js',
      `exports.onClientEntry = () => console.log(${JSON.stringify(site.browserText)})\n`,
    ])
  }
  if (site.ssrText !== undefined) {
    files.push([
      'gatsby-ssr.js',
      `const React = require('react')
exports.onRenderBody = ({ setHeadComponents }) =>
  setHeadComponents([<meta key="word" name="word" content=${JSON.stringify(site.ssrText)} />])
`,
    ])
  }
  return files
}

function configFile({
  title,
  plugins,
  remarkPlugins,
  trailingSlash,
  pictures,
}: EditedSite): string {
  const source = { name: 'content', path: 'CONTENT' }
  const remark = [
    ...remarkPlugins,
    ...(pictures.size > 0
      ? [{ resolve: 'gatsby-remark-images', options: { maxWidth: 60, withWebp: true } }]
      : []),
  ]
  const all = [
    { resolve: 'gatsby-source-filesystem', options: source },
    { resolve: 'gatsby-transformer-remark', options: { plugins: remark } },
    ...(pictures.size > 0 ? ['gatsby-plugin-sharp'] : []),
    ...plugins,
  ]
  const text = JSON.stringify(
    { siteMetadata: { title }, trailingSlash, plugins: all },
    undefined,
    2,
  )
  return `module.exports = ${text.replace('"CONTENT"', "__dirname + '/content'")}\n`
}

/** Pages of posts in the order in which nodes come, pages of tags, fields and types of its own. */
function nodeFile({ listSize, hasTypes }: EditedSite): string {
  const types = `exports.createSchemaCustomization = ({ actions }) => actions.createTypes(\`
  type MarkdownRemark implements Node { frontmatter: Front, fields: Fields }
  type Fields { kind: String }
  type Front { title: String, name: String, date: Date @dateformat, tags: [String!] }
\`)
`
  return `const path = require('path')
${hasTypes ? types : ''}
exports.onCreateNode = ({ node, getNode, actions }) => {
  if (node.internal.type !== 'MarkdownRemark') return
  const { relativeDirectory, name } = getNode(node.parent)
  actions.createNodeField({ node, name: 'kind', value: relativeDirectory })
  actions.createNodeField({ node, name: 'slug', value: name })
}
exports.createPages = async ({ graphql, actions }) => {
  const { data, errors } = await graphql(\`{
    posts: allMarkdownRemark(filter: { fields: { kind: { eq: "posts" } } }) {
      nodes { id fields { slug } frontmatter { tags } }
    }
    tags: allMarkdownRemark { distinct(field: { frontmatter: { tags: SELECT } }) }
  }\`)
  if (errors) throw errors[0]
  const { nodes } = data.posts
  nodes.forEach(({ id, fields }, index) => {
    actions.createPage({
      path: '/' + fields.slug + '/',
      component: path.resolve('src/templates/post.js'),
      context: { id, next: nodes[index + 1]?.id },
    })
  })
  for (const tag of data.tags.distinct) {
    actions.createPage({
      path: '/tags/' + tag + '/',
      component: path.resolve('src/templates/tag.js'),
      context: { tag, limit: ${listSize} },
    })
  }
  actions.createRedirect({ fromPath: '/old/', toPath: '/', isPermanent: true })
}
`
}

const layoutFile = ({ layoutText }: EditedSite) => `import * as React from 'react'
import { graphql, Link, useStaticQuery } from 'gatsby'
import './style.css'
export default function Layout({ children }) {
  const { site, posts } = useStaticQuery(graphql\`{
    site { siteMetadata { title } }
    posts: allMarkdownRemark(filter: { fields: { kind: { eq: "posts" } } }) { totalCount }
  }\`)
  return (
    <div>
      <Link to="/">{site.siteMetadata.title} ({posts.totalCount})</Link>
      <span>${layoutText} {process.env.GATSBY_WORD}</span>
      {children}
    </div>
  )
}
`

const postTemplate = ({ heading, postFields }: EditedSite) => `import * as React from 'react'
import { graphql, Link } from 'gatsby'
import Layout from '../layout'
import AuthorLine from '../author-line'
import * as styles from '../post.module.css'
export default function Post({ data: { post, next } }) {
  const { html, frontmatter, ...rest } = post
  return (
    <Layout>
      <article className={styles.post}>
        <${heading}>{frontmatter.title}</${heading}>
        <AuthorLine className={styles.by} name={frontmatter.author} />
        <div dangerouslySetInnerHTML={{ __html: html }} />
        <pre>{JSON.stringify(rest)}</pre>
        {next && <Link to={'/' + next.fields.slug + '/'}>{next.frontmatter.title}</Link>}
      </article>
    </Layout>
  )
}
export const Head = ({ data: { post } }) => <title>{post.frontmatter.title}</title>
export const query = graphql\`query ($id: String!, $next: String) {
  post: markdownRemark(id: { eq: $id }) {
    html
    frontmatter { title author date(formatString: "D MMMM YYYY") }
    ${[...postFields].sort().join(' ')}
  }
  next: markdownRemark(id: { eq: $next }) { fields { slug } frontmatter { title } }
}\`
`

const TAG_TEMPLATE = `import * as React from 'react'
import { graphql } from 'gatsby'
import Layout from '../layout'
export default ({ data: { posts } }) => (
  <Layout>
    <p>{posts.totalCount}</p>
    <ol>{posts.nodes.map(({ id, frontmatter }) => <li key={id}>{frontmatter.title}</li>)}</ol>
  </Layout>
)
export const query = graphql\`query ($tag: String!, $limit: Int!) {
  posts: allMarkdownRemark(
    filter: { frontmatter: { tags: { eq: $tag } } }
    sort: { frontmatter: { date: DESC } }
    limit: $limit
  ) { totalCount nodes { id frontmatter { title } } }
}\`
`

const AUTHOR_LINE = `import * as React from 'react'
import { graphql, useStaticQuery } from 'gatsby'
export default function AuthorLine({ name, className }) {
  const { authors } = useStaticQuery(graphql\`{
    authors: allMarkdownRemark(filter: { fields: { kind: { eq: "authors" } } }) {
      nodes { excerpt frontmatter { name } }
    }
  }\`)
  const author = authors.nodes.find(({ frontmatter }) => frontmatter.name === name)
  return <p className={className}>{name}: {author?.excerpt}</p>
}
`

const INDEX_PAGE = `import * as React from 'react'
import { graphql } from 'gatsby'
import Layout from '../layout'
export default ({ data: { sorted, unsorted, groups, files } }) => (
  <Layout>
    <ul>{sorted.nodes.map(({ id, frontmatter }) => <li key={id}>{frontmatter.title}, {frontmatter.date}</li>)}</ul>
    <ul>{unsorted.nodes.map(({ id, fields }) => <li key={id}>{fields.slug}</li>)}</ul>
    <p>{JSON.stringify(groups.group)} {files.totalCount}</p>
  </Layout>
)
export const query = graphql\`{
  sorted: allMarkdownRemark(filter: { fields: { kind: { eq: "posts" } } } sort: [{ frontmatter: { date: ASC } }]) {
    nodes { id frontmatter { title date } }
  }
  unsorted: allMarkdownRemark { nodes { id fields { slug } } }
  groups: allMarkdownRemark { group(field: { frontmatter: { tags: SELECT } }) { fieldValue totalCount } }
  files: allFile { totalCount }
}\`
`

const AUTHOR_PAGE = `import * as React from 'react'
import { graphql } from 'gatsby'
import Layout from '../../layout'
export default ({ data: { author } }) => <Layout><div dangerouslySetInnerHTML={{ __html: author.html }} /></Layout>
export const query = graphql\`query ($id: String!) { author: markdownRemark(id: { eq: $id }) { html } }\`
`

/** Two local plugins: one with nodes, a page and files for browsers and documents, one for documents only. */
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
  ]
}
