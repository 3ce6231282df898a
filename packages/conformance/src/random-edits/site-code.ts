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
  if (site.sliceText !== undefined) files.push(['src/note.js', noteSlice(site.sliceText)])
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
    ...[...plugins].map(name => ({ resolve: name, options: OPTIONS[name] ?? {} })),
  ]
  const siteMetadata = { title, description: 'A site', siteUrl: 'https://example.com' }
  const text = JSON.stringify({ siteMetadata, trailingSlash, plugins: all }, undefined, 2)
    .replace('"CONTENT"', "__dirname + '/content'")
    .replace('"SERIALIZE"', SERIALIZE)
  return `module.exports = ${text}\n`
}

/** Options by plugin, where it needs any. */
const OPTIONS: Readonly<Record<string, object>> = {
  'gatsby-plugin-sitemap': { entryLimit: 8 },
  'gatsby-plugin-manifest': { name: 'A site', start_url: '/', icons: [{ src: '/c.svg' }] },
  'gatsby-plugin-feed': {
    feeds: [
      {
        title: 'All',
        output: '/feeds/all.xml',
        query: '{ allMarkdownRemark { nodes { id excerpt } } }',
        serialize: 'SERIALIZE',
      },
    ],
  },
}

const SERIALIZE = `({ query }) => query.allMarkdownRemark.nodes.map(({ id, excerpt }) =>
    ({ title: excerpt, guid: id, url: 'https://example.com/' + id, date: '2024-01-02' }))`

/** Pages of posts in the order in which nodes come, pages of tags, fields and types of its own. */
function nodeFile({ listSize, hasTypes, sliceText }: EditedSite): string {
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
  ${sliceText === undefined ? '' : "actions.createSlice({ id: 'note', component: path.resolve('src/note.js'), context: { kind: 'posts' } })"}
}
`
}

const layoutFile = ({ layoutText, sliceText }: EditedSite) => `import * as React from 'react'
import { graphql, Link, Slice, useStaticQuery } from 'gatsby'
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
      ${sliceText === undefined ? '' : '<Slice alias="note" />'}
    </div>
  )
}
`

const noteSlice = (text: string) => `import * as React from 'react'
import { graphql } from 'gatsby'
export default ({ data: { latest } }) => <aside>${text} {latest.nodes.map(({ id }) => id)}</aside>
export const query = graphql\`query ($kind: String!) {
  latest: allMarkdownRemark(
    filter: { fields: { kind: { eq: $kind } } } sort: { frontmatter: { date: DESC } } limit: 2
  ) { nodes { id } }
}\`
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
