import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { it } from 'node:test'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder } from './site-folder.ts'

const template = `import * as React from 'react'
import { graphql } from 'gatsby'
export default ({ data }) => <p>{data.file.fields.text}</p>
export const query = graphql\`{ file(name: { eq: "post" }) { fields { text } } }\`
`

const site: Readonly<Record<string, string>> = {
  'gatsby-config.js': `module.exports = { plugins: [
  { resolve: 'gatsby-source-filesystem', options: { name: 'content', path: __dirname + '/content' } },
] }`,
  'gatsby-node.js': `const { readFileSync } = require('fs')
exports.onCreateNode = ({ node, actions }) => {
  if (node.internal.type !== 'File') return
  actions.createNodeField({ node, name: 'text', value: readFileSync(node.absolutePath, 'utf8') })
}`,
  'content/post.txt': 'first',
  'src/pages/index.js': template,
}

it('builds what nodes changed in commands that answered no queries of pages', async t => {
  const folder = createSiteFolder(site)
  t.after(folder.remove)
  const run = (...args: readonly string[]) => runGreenlight(folder.root, args)
  const shown = async () => {
    const { code, stderr } = await run('build')
    assert.equal(code, 0, stderr)
    return /<p>(.*?)<\/p>/.exec(readFileSync(folder.path('public/index.html'), 'utf8'))?.[1]
  }
  assert.equal(await shown(), 'first')

  folder.write({ 'content/post.txt': 'second', 'src/pages/index.js': `${template} export const` })
  assert.equal((await run('build')).code, 1)
  folder.write({ 'src/pages/index.js': template })
  assert.equal(await shown(), 'second')

  folder.write({ 'content/post.txt': 'third' })
  assert.equal((await run('graphql', '{ site { port } }')).code, 0)
  assert.equal(await shown(), 'third')
})
