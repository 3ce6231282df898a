import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { BuildSummary } from '../src/build.ts'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder, type SiteFolder } from './site-folder.ts'

const post = (title: string, text: string) =>
  `---\ntitle: ${title}\ndate: '2024-01-02'\n---\n\n${text}\n`

/** A blog with a template, a list, a style and a static query. */
const blog: Readonly<Record<string, string>> = {
  'gatsby-config.js': `module.exports = {
  siteMetadata: { title: 'Blog' },
  plugins: [
    { resolve: 'gatsby-source-filesystem', options: { name: 'content', path: __dirname + '/content' } },
    'gatsby-transformer-remark',
  ],
}`,
  'gatsby-node.js': `const path = require('path')
exports.createPages = async ({ graphql, actions }) => {
  const { data } = await graphql('{ allMarkdownRemark { nodes { id frontmatter { title } } } }')
  for (const { id, frontmatter } of data.allMarkdownRemark.nodes) {
    const component = path.resolve('src/templates/post.js')
    actions.createPage({ path: '/' + frontmatter.title.toLowerCase() + '/', component, context: { id } })
  }
}`,
  'content/one.md': post('One', 'First *text*.'),
  'content/two.md': post('Two', 'Second text.'),
  'src/layout.js': `import * as React from 'react'
import { graphql, Link, useStaticQuery } from 'gatsby'
import './style.css'
export default function Layout({ children }) {
  const { site } = useStaticQuery(graphql\`{ site { siteMetadata { title } } }\`)
  return <div className="layout"><Link to="/">{site.siteMetadata.title}</Link>{children}</div>
}`,
  'src/style.css': '.layout { color: #123456 }',
  'src/templates/post.js': `import * as React from 'react'
import { graphql } from 'gatsby'
import Layout from '../layout'
export default ({ data: { post } }) => (
  <Layout><h1>{post.frontmatter.title}</h1><div dangerouslySetInnerHTML={{ __html: post.html }} /></Layout>
)
export const Head = ({ data: { post } }) => <title>{post.frontmatter.title}</title>
export const query = graphql\`query ($id: String) {
  post: markdownRemark(id: { eq: $id }) { html frontmatter { title } }
}\``,
  'src/pages/index.js': `import * as React from 'react'
import { graphql } from 'gatsby'
import Layout from '../layout'
export default ({ data }) => (
  <Layout><ul>{data.posts.nodes.map(({ id, frontmatter }) => <li key={id}>{frontmatter.title}</li>)}</ul></Layout>
)
export const query = graphql\`{
  posts: allMarkdownRemark(sort: { frontmatter: { title: ASC } }) { nodes { id frontmatter { title } } }
}\``,
  'static/robots.txt': 'User-agent: *\n',
}

interface Built {
  readonly rendered: readonly string[]
  /** What `--explain` says of each page. */
  readonly reasons: Readonly<Record<string, string>>
  readonly bundle: string | undefined
}

async function build(site: SiteFolder): Promise<Built> {
  const { code, stdout, stderr } = await runGreenlight(site.root, ['build', '--json', '--explain'])
  assert.equal(code, 0, stderr)
  const { rendered, explanation }: BuildSummary = JSON.parse(stdout)
  const reasons = explanation?.pages.map(({ path, reasons }) => [path, reasons.join('; ')]) ?? []
  return {
    rendered: [...rendered].sort(),
    reasons: Object.fromEntries(reasons),
    bundle: explanation?.bundle,
  }
}

/** Content of each file of `public`. */
function readPublic(site: SiteFolder): ReadonlyMap<string, string> {
  const folder = site.path('public')
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile())
  return new Map(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map(path => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  )
}

function modifiedTimes(site: SiteFolder): ReadonlyMap<string, number> {
  return new Map(
    [...readPublic(site).keys()].map(file => [file, statSync(site.path(`public/${file}`)).mtimeMs]),
  )
}

/** What is in `public` after a build that knows nothing of earlier ones. */
async function buildCold(site: SiteFolder): Promise<ReadonlyMap<string, string>> {
  for (const folder of ['.cache', 'public']) {
    rmSync(site.path(folder), { recursive: true, force: true })
  }
  await build(site)
  return readPublic(site)
}

describe('a build', () => {
  it('writes pages, their data and what they need', async t => {
    const site = createSiteFolder(blog)
    t.after(site.remove)
    await build(site)
    const files = readPublic(site)
    const html = files.get('one/index.html') ?? ''
    assert.match(html, /<h1>One<\/h1><div><p>First <em>text<\/em>\.<\/p><\/div>/)
    assert.match(html, /<title data-gatsby-head="true">One<\/title>/)
    assert.match(
      html,
      /<style data-href="\/styles\.[\da-f]{20}\.css"[^>]*>\.layout\{color:#123456\}/,
    )
    assert.match(html, /<a href="\/">Blog<\/a>/)
    const data = JSON.parse(files.get('page-data/one/page-data.json') ?? '')
    assert.deepEqual(Object.keys(data), [
      ...['componentChunkName', 'path', 'result', 'staticQueryHashes', 'slicesMap'],
    ])
    assert.equal(data.result.data.post.frontmatter.title, 'One')
    for (const hash of data.staticQueryHashes) {
      assert.ok(files.has(`page-data/sq/d/${hash}.json`), `result of ${hash}`)
    }
    const map: Record<string, string[]> = JSON.parse(files.get('chunk-map.json') ?? '')
    assert.deepEqual(Object.keys(map).sort(), [
      ...['app', 'component---src-pages-index-js', 'component---src-templates-post-js'],
    ])
    for (const file of Object.values(map).flat()) assert.ok(files.has(file.slice(1)), file)
    assert.equal(files.get('robots.txt'), 'User-agent: *\n')
  })

  it('writes exactly what is affected by a change, and what a cold build writes', async t => {
    const site = createSiteFolder(blog)
    t.after(site.remove)
    assert.deepEqual((await build(site)).reasons['/one/'], 'first build')
    const before = modifiedTimes(site)
    assert.deepEqual((await build(site)).rendered, [], 'nothing has changed')
    assert.deepEqual(modifiedTimes(site), before, 'no file was touched')

    const steps: readonly (readonly [string, () => void, Readonly<Record<string, RegExp>>])[] = [
      [
        'text of a post',
        () => site.write({ 'content/one.md': post('One', 'New.') }),
        { '/one/': /^MarkdownRemark of File "content\/one\.md" changed$/ },
      ],
      [
        'a new post',
        () => site.write({ 'content/three.md': post('Three', 'Third.') }),
        {
          '/': /three\.md", which its query looks through, is new$/,
          '/three/': /^the page is new$/,
        },
      ],
      [
        'a post less',
        () => rmSync(site.path('content/two.md')),
        { '/': /^MarkdownRemark .* is gone$/ },
      ],
      [
        'a template',
        () =>
          site.write({
            'src/templates/post.js': (blog['src/templates/post.js'] ?? '').replace(
              '<h1>',
              '<h1 id="title">',
            ),
          }),
        {
          '/one/': /^the code of its template changed$/,
          '/three/': /^the code of its template changed$/,
        },
      ],
      [
        'a style',
        () => site.write({ 'src/style.css': '.layout { color: #654321 }' }),
        {
          '/': /^the stylesheet changed$/,
          '/one/': /^the stylesheet changed$/,
          '/three/': /^the stylesheet changed$/,
        },
      ],
    ]
    for (const [change, make, expected] of steps) {
      make()
      const built = await build(site)
      assert.deepEqual(built.rendered, Object.keys(expected), change)
      for (const [path, reason] of Object.entries(expected)) {
        assert.match(built.reasons[path] ?? '', reason, `${path} after ${change}`)
      }
    }
    const warm = readPublic(site)
    assert.ok(!warm.has('two/index.html') && !warm.has('page-data/two/page-data.json'))
    assert.deepEqual(warm, await buildCold(site))
  })

  const mistakes: readonly {
    readonly name: string
    readonly files: Readonly<Record<string, string>>
    readonly code: string
    readonly place: string
    readonly message: RegExp
    readonly hint?: RegExp
  }[] = [
    {
      name: 'an import that is not there',
      files: { 'src/pages/bad.js': "import '../gone'\nexport default () => null\n" },
      code: 'BUNDLE_UNRESOLVED',
      place: 'src/pages/bad.js',
      message: /'\.\.\/gone' was not found/,
      hint: /Check the path/,
    },
    {
      name: 'code that does not parse',
      files: { 'src/pages/bad.js': 'export default () => <p>\n' },
      code: 'BUNDLE_FAILED',
      place: 'src/pages/bad.js',
      message: /could not be bundled/,
    },
    {
      name: 'what a loader of webpack fails at',
      files: {
        'src/pages/bad.js': "import '../a.broken'\nexport default () => null\n",
        'src/a.broken': 'text',
        'loader.cjs': "module.exports = () => {\n  throw new Error('no good')\n}\n",
        'gatsby-node.js': `exports.onCreateWebpackConfig = ({ actions }) =>
  actions.setWebpackConfig({
    module: { rules: [{ test: /broken$/, use: [{ loader: require.resolve('./loader.cjs') }] }] },
  })
`,
      },
      code: 'BUNDLE_FAILED',
      place: 'src/a.broken',
      message: /loader\.cjs failed: no good/,
    },
    {
      name: 'a field that does not exist',
      files: {
        'src/pages/bad.js':
          "import { graphql } from 'gatsby'\nexport default () => null\nexport const query = graphql`{\n  site { siteMetadata { titel } }\n}`\n",
      },
      code: 'QUERIES_INVALID',
      place: 'src/pages/bad.js:4:25',
      message: /Did you mean "title"/,
    },
    {
      name: 'a component that throws',
      files: {
        'src/pages/bad.js':
          "import * as React from 'react'\n\nexport default function Bad() {\n  return <p>{window.name}</p>\n}\n",
      },
      code: 'RENDER_FAILED',
      place: 'src/pages/bad.js:4:14',
      message: /Page \/bad\/ could not be rendered: window is not defined/,
      hint: /useEffect/,
    },
  ]
  for (const { name, files, code: problemCode, place, message, hint } of mistakes) {
    it(`names the place of ${name}`, async t => {
      const site = createSiteFolder({ ...blog, ...files })
      t.after(site.remove)
      const { code, problems, stderr } = await runGreenlight(site.root, ['build', '--json'])
      assert.equal(code, 1, stderr)
      const [problem] = problems.filter(({ severity }) => severity === 'error')
      assert.equal(problem?.code, problemCode, stderr)
      assert.match(problem?.message ?? '', message)
      const { file = '', line, column } = problem ?? {}
      const found = [file, line, column].filter(part => part !== undefined).join(':')
      assert.ok(found.startsWith(site.path(place)), `${found} is not ${place}`)
      if (hint) assert.match(problem?.hint ?? '', hint)
    })
  }

  it('shows no page whose query failed, and says only that', async t => {
    const site = createSiteFolder({
      ...blog,
      'gatsby-node.js': `exports.sourceNodes = ({ actions, createNodeId, createContentDigest }) => {
  actions.createNode({ id: createNodeId('one'), internal: { type: 'Thing', contentDigest: createContentDigest('one') } })
}
exports.createSchemaCustomization = ({ actions }) => {
  actions.createTypes('type Thing implements Node { name: String! }')
}
`,
      'src/pages/thing.js': `import * as React from 'react'
import { graphql } from 'gatsby'
export default ({ data }) => <p>{data.thing.name}</p>
export const query = graphql\`{ thing { name } site { siteMetadata { title } } }\`
`,
    })
    t.after(site.remove)
    const { code, problems, stderr } = await runGreenlight(site.root, ['build', '--json'])
    assert.equal(code, 1, stderr)
    const errors = problems.filter(({ severity }) => severity === 'error')
    assert.deepEqual(
      errors.map(error => error.code),
      ['QUERIES_FAILED'],
      stderr,
    )
    assert.match(errors[0]?.message ?? '', /page \/thing\/ .*non-nullable field Thing\.name/)
    assert.equal(existsSync(site.path('public/thing/index.html')), false)
  })
})
