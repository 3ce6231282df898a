import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writePosts } from '../data/generate-posts.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

const files: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "bench-blog", "private": true, "dependencies": { "gatsby": "5" } }\n',
  'gatsby-config.js': `module.exports = {
  siteMetadata: { title: 'Bench', siteUrl: 'https://bench.example' },
  plugins: [
    { resolve: 'gatsby-source-filesystem', options: { name: 'content', path: \`\${__dirname}/content\` } },
    'gatsby-transformer-remark',
  ],
}
`,
  'gatsby-node.js': `const path = require('path')
const { createFilePath } = require('gatsby-source-filesystem')

exports.onCreateNode = ({ node, actions, getNode }) => {
  if (node.internal.type !== 'MarkdownRemark') return
  actions.createNodeField({ node, name: 'slug', value: createFilePath({ node, getNode }) })
}

exports.createPages = async ({ graphql, actions }) => {
  const { data } = await graphql(\`{
    allMarkdownRemark(sort: { frontmatter: { date: ASC } }) { nodes { id fields { slug } } }
  }\`)
  const posts = data.allMarkdownRemark.nodes
  posts.forEach((post, index) => {
    actions.createPage({
      path: post.fields.slug,
      component: path.resolve('./src/templates/post.js'),
      context: {
        id: post.id,
        previousId: index === 0 ? null : posts[index - 1].id,
        nextId: index === posts.length - 1 ? null : posts[index + 1].id,
      },
    })
  })
}
`,
  'src/components/layout.js': `import * as React from 'react'
import { Link, graphql, useStaticQuery } from 'gatsby'
import './layout.css'

export default function Layout({ children }) {
  const { site } = useStaticQuery(graphql\`{ site { siteMetadata { title } } }\`)
  return (
    <div className="page">
      <header><Link to="/">{site.siteMetadata.title}</Link></header>
      <main>{children}</main>
      <footer>Built with what it was built with</footer>
    </div>
  )
}
`,
  'src/components/layout.css': `body { font: 1rem/1.5 sans-serif; margin: 0 }
.page { max-width: 40rem; margin: 2rem auto }
`,
  'src/templates/post.js': `import * as React from 'react'
import { Link, graphql } from 'gatsby'
import Layout from '../components/layout'

export default function Post({ data: { post, previous, next } }) {
  return (
    <Layout>
      <article>
        <h1>{post.frontmatter.title}</h1>
        <p>{post.frontmatter.date}</p>
        <section dangerouslySetInnerHTML={{ __html: post.html }} />
      </article>
      <nav>
        {previous && <Link to={previous.fields.slug} rel="prev">{previous.frontmatter.title}</Link>}
        {next && <Link to={next.fields.slug} rel="next">{next.frontmatter.title}</Link>}
      </nav>
    </Layout>
  )
}

export const Head = ({ data: { post } }) => (
  <>
    <title>{post.frontmatter.title}</title>
    <meta name="description" content={post.excerpt} />
  </>
)

export const query = graphql\`
  query ($id: String!, $previousId: String, $nextId: String) {
    post: markdownRemark(id: { eq: $id }) {
      html
      excerpt(pruneLength: 160)
      frontmatter { title date(formatString: "MMMM DD, YYYY") }
    }
    previous: markdownRemark(id: { eq: $previousId }) { fields { slug } frontmatter { title } }
    next: markdownRemark(id: { eq: $nextId }) { fields { slug } frontmatter { title } }
  }
\`
`,
  'src/pages/index.js': `import * as React from 'react'
import { Link, graphql } from 'gatsby'
import Layout from '../components/layout'

export default function Home({ data }) {
  return (
    <Layout>
      <h1>Posts</h1>
      <ol>
        {data.allMarkdownRemark.nodes.map(post => (
          <li key={post.fields.slug}><Link to={post.fields.slug}>{post.frontmatter.title}</Link></li>
        ))}
      </ol>
    </Layout>
  )
}

export const query = graphql\`{
  allMarkdownRemark(sort: { frontmatter: { date: DESC } }, limit: 100) {
    nodes { fields { slug } frontmatter { title } }
  }
}\`
`,
  'src/pages/404.js': `import * as React from 'react'
import Layout from '../components/layout'

export default function NotFound() {
  return <Layout><h1>Not found</h1></Layout>
}
`,
}

/** Makes a blog of `count` generated posts as gatsby-starter-blog has it, in a fresh temporary folder. */
export function makeBlog(count: number): string {
  const site = mkdtempSync(join(tmpdir(), `bench-blog-${count}-`))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(site, file, '..'), { recursive: true })
    writeFileSync(join(site, file), text)
  }
  symlinkSync(join(repository, 'node_modules'), join(site, 'node_modules'))
  writePosts(join(site, 'content'), count)
  return site
}
