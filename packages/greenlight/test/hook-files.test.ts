import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { it } from 'node:test'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder, type SiteFolder } from './site-folder.ts'

const page = (text: string) => `export default () => '${text}'\n`

/** Writes a file whenever it runs, and one only where it is missing, as plugins do with what is costly to make. */
const maker = {
  'plugins/maker/package.json': '{ "name": "maker" }',
  'plugins/maker/gatsby-node.js': `const fs = require('fs')
exports.onPostBuild = async () => {
  fs.mkdirSync('public/made/deep', { recursive: true })
  await fs.promises.writeFile('public/made/anew.txt', String(Math.random()))
  if (!fs.existsSync('public/made/deep/once.txt')) fs.writeFileSync('public/made/deep/once.txt', 'once')
  fs.writeFileSync('public/blog/feed.xml', '<rss/>')
}
`,
}

const configOf = (plugins: readonly unknown[]) =>
  `module.exports = ${JSON.stringify({ siteMetadata: { siteUrl: 'https://example.com' }, plugins })}\n`

const sitemap = { resolve: 'gatsby-plugin-sitemap', options: { entryLimit: 2 } }

async function build(site: SiteFolder): Promise<void> {
  const { code, stderr } = await runGreenlight(site.root, ['build'])
  assert.equal(code, 0, stderr)
}

it('deletes files of hooks that are no longer made, and none that somebody else put there', async t => {
  const site = createSiteFolder({
    ...maker,
    'gatsby-config.js': configOf([sitemap, 'maker']),
    'src/pages/index.js': page('home'),
    'src/pages/blog/index.js': page('blog'),
    'src/pages/blog/one.js': page('one'),
  })
  t.after(site.remove)
  const exist = (...files: string[]) => files.map(file => existsSync(site.path(`public/${file}`)))
  await build(site)
  const made = ['made/anew.txt', 'made/deep/once.txt', 'blog/feed.xml']
  assert.deepEqual(exist(...made, 'sitemap-0.xml', 'sitemap-1.xml'), Array(5).fill(true))

  site.write({ 'public/CNAME': 'example.com', 'public/made/deep/by-hand.txt': 'mine' })
  site.write({ 'src/pages/blog/one.js': page('another one') })
  await build(site)
  assert.deepEqual(exist(...made, 'sitemap-0.xml', 'sitemap-1.xml'), Array(5).fill(true))

  await t.test('of a plugin that writes all of its files in every build', async () => {
    site.write({ 'gatsby-config.js': configOf([{ ...sitemap, options: {} }, 'maker']) })
    await build(site)
    assert.deepEqual(exist('sitemap-0.xml', 'sitemap-1.xml'), [true, false])
    assert.deepEqual(exist(...made), Array(3).fill(true))
  })

  await t.test('of a plugin that is gone', async () => {
    site.write({ 'public/sitemap-index.xml': 'written by hand since' })
    site.write({ 'gatsby-config.js': configOf([]) })
    await build(site)
    assert.deepEqual(exist(...made, 'sitemap-0.xml'), Array(4).fill(false))
    assert.deepEqual(
      exist('CNAME', 'made/deep/by-hand.txt', 'blog/index.html'),
      Array(3).fill(true),
    )
    const index = readFileSync(site.path('public/sitemap-index.xml'), 'utf8')
    assert.equal(index, 'written by hand since')
  })
})
