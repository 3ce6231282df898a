import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { it } from 'node:test'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder, type SiteFolder } from './site-folder.ts'

/** Plugins act on nodes of pages in all the ways there are, and pages are made of what became of that. */
const site: Readonly<Record<string, string>> = {
  'gatsby-config.js': `module.exports = { plugins: ['notes', 'gatsby-plugin-sitemap'],
  siteMetadata: { siteUrl: 'https://pages.example' } }`,
  'pages.json': JSON.stringify({ a: 'A', b: 'B', c: 'C' }),
  'gatsby-node.js': `const { readFileSync, writeFileSync } = require('fs')
exports.createSchemaCustomization = ({ actions }) => {
  actions.createTypes('type SitePage implements Node { fields: Fields } type Fields { title: String } ' +
    'type Note implements Node { of: String }')
}
exports.createPages = ({ actions }) => {
  const component = require('path').resolve('src/page.js')
  for (const [name, title] of Object.entries(JSON.parse(readFileSync('pages.json', 'utf8')))) {
    actions.createPage({ path: '/' + name + '/', component, context: { title } })
  }
}
exports.onCreatePage = ({ page, actions }) => {
  if (!page.path.startsWith('/b')) return
  actions.deletePage(page)
  actions.createPage({ ...page, context: { ...page.context, title: page.context.title + '!' } })
}
exports.onCreateNode = ({ node, actions, getNode, createContentDigest }) => {
  if (node.internal.type !== 'SitePage' || !node.context.title) return
  actions.createNodeField({ node, name: 'title', value: 'field ' + node.context.title })
  const note = { id: 'note ' + node.path, of: node.context.title, parent: node.id }
  actions.createNode({ ...note, internal: { type: 'Note', contentDigest: createContentDigest(note) } })
  actions.createParentChildLink({ parent: node, child: getNode(note.id) })
}
exports.onPostBuild = ({ getNodesByType, getNode, store }) => {
  const pages = getNodesByType('SitePage').map(({ path, fields, children, internal }) => [path, fields, children, internal.contentDigest])
  const notes = getNodesByType('Note').map(({ id, parent }) => [id, getNode(parent).path])
  writeFileSync('public/seen.json', JSON.stringify({ pages, notes, state: [...store.getState().pages.keys()] }))
}`,
  'plugins/notes/package.json': '{ "name": "notes", "version": "1.0.0" }',
  'plugins/notes/gatsby-node.js': `exports.sourceNodes = ({ getNodesByType, reporter }) =>
  reporter.info('known before: ' + getNodesByType('SitePage').length + getNodesByType('Note').length)`,
  'src/page.js': `import * as React from 'react'
import { graphql } from 'gatsby'
export default ({ data, pageContext }) => <p>{pageContext.title}{JSON.stringify(data)}</p>
export const query = graphql\`query ($path: String) {
  sitePage(path: { eq: $path }) { path fields { title } children { ... on Note { of } } }
}\``,
  'src/pages/all.js': `import * as React from 'react'
import { graphql } from 'gatsby'
export default ({ data }) => <p>{JSON.stringify(data)}</p>
export const query = graphql\`{ allSitePage { nodes { path fields { title } pageContext } } allNote { nodes { of } } }\``,
}

/** All of `public` but for what tells the time. */
function output(folder: SiteFolder): Record<string, string> {
  const entries = readdirSync(folder.path('public'), { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    entries
      .filter(entry => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map(path => [relative(folder.path('public'), path), readFileSync(path, 'latin1')]),
  )
}

async function build(folder: SiteFolder): Promise<readonly string[]> {
  const { code, stdout, stderr } = await runGreenlight(folder.root, ['build', '--json'])
  assert.equal(code, 0, stderr)
  assert.match(stderr, /known before: 00/, 'no run begins with pages of another')
  return [...JSON.parse(stdout).rendered].sort()
}

it('makes nodes of pages anew in each run, as if there had been none before', async t => {
  const folder = createSiteFolder(site)
  t.after(folder.remove)
  const all = ['/404.html', '/a/', '/all/', '/b/', '/c/']
  const steps: readonly (readonly [Readonly<Record<string, string>>, readonly string[]])[] = [
    [{ a: 'A', b: 'B', c: 'C' }, all.filter(path => path !== '/404.html')],
    [{ a: 'A', b: 'B', c: 'C' }, []],
    [{ a: 'A', b: 'B', c: 'Other' }, ['/all/', '/c/']],
    [{ a: 'A', c: 'Other' }, ['/all/']],
    [{ a: 'A', c: 'Other', b: 'B' }, ['/all/', '/b/']],
  ]
  let last: Record<string, string> = {}
  for (const [pages, rendered] of steps) {
    writeFileSync(folder.path('pages.json'), JSON.stringify(pages))
    assert.deepEqual(await build(folder), rendered, JSON.stringify(pages))
    last = output(folder)
  }
  for (const name of ['.cache', 'public']) rmSync(folder.path(name), { recursive: true })
  await build(folder)
  assert.deepEqual(last, output(folder))
})
