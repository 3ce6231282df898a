import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { it } from 'node:test'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder } from './site-folder.ts'

it("compiles with the presets of a site's babel.config.js, and again when a module of it changes", async t => {
  const site = createSiteFolder({
    'babel.config.js': `module.exports = api => {
  api.cache(true)
  return {
    presets: [
      ['@babel/preset-env', { targets: { chrome: '110' } }],
      ['@babel/preset-react', { runtime: 'automatic' }],
    ],
    plugins: ['./greet.js'],
  }
}`,
    'greet.js': `const word = require('./word.js')
module.exports = () => ({
  visitor: { StringLiteral(path) { if (path.node.value === 'GREETING') path.node.value = word } },
})`,
    'word.js': "module.exports = 'good morning'",
    'src/pages/index.tsx': `interface Props { readonly path?: string }
const text = 'GREETING' satisfies string
export default function Home(_: Props) { return <h1>{text as string}</h1> }`,
    'src/pages/plain.js': 'export default () => <p>{["GREETING"]}</p>',
  })
  t.after(site.remove)
  const page = (name: string) => readFileSync(site.path(`public/${name}`), 'utf8')

  const first = await runGreenlight(site.root, ['build'])
  assert.equal(first.code, 0, first.stderr)
  assert.match(page('index.html'), /<h1>good morning<\/h1>/)
  assert.match(page('plain/index.html'), /<p>good morning<\/p>/)

  site.write({ 'word.js': "module.exports = 'good night'" })
  const second = await runGreenlight(site.root, ['build'])
  assert.equal(second.code, 0, second.stderr)
  assert.match(page('index.html'), /<h1>good night<\/h1>/)
})

it('changes code of themes as plugins ask, and none of other packages', async t => {
  const say = (word: string) => `import * as React from 'react'
export const word = 'GREETING from ${word}'`
  const site = createSiteFolder({
    'package.json':
      '{ "name": "test-site", "dependencies": { "gatsby-theme-greeting": "1", "other": "1" } }',
    'gatsby-config.js': "module.exports = { plugins: ['gatsby-theme-greeting'] }",
    'gatsby-node.js': `exports.onCreateBabelConfig = ({ actions }) => {
  actions.setBabelPlugin({ name: require.resolve('./greet.js') })
}`,
    'greet.js': `module.exports = () => ({
  visitor: {
    StringLiteral({ node }) { node.value = node.value.replace('GREETING', 'good morning') },
  },
})`,
    'node_modules/gatsby-theme-greeting/package.json':
      '{ "name": "gatsby-theme-greeting", "version": "1.0.0", "main": "index.js" }',
    'node_modules/gatsby-theme-greeting/index.js': '',
    'node_modules/gatsby-theme-greeting/src/word.js': say('the theme'),
    'node_modules/other/package.json': '{ "name": "other", "version": "1.0.0" }',
    'node_modules/other/index.js': say('elsewhere'),
    'src/pages/index.js': `import * as React from 'react'
import { word } from 'gatsby-theme-greeting/src/word'
import { word as other } from 'other'
export default () => <p>{[word, other].join(', ')}</p>`,
  })
  t.after(site.remove)
  const { code, stderr } = await runGreenlight(site.root, ['build'])
  assert.equal(code, 0, stderr)
  assert.match(
    readFileSync(site.path('public/index.html'), 'utf8'),
    /<p>good morning from the theme, GREETING from elsewhere<\/p>/,
  )
})
