import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { describe, it } from 'node:test'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder } from './site-folder.ts'

const files = {
  'gatsby-config.js': "module.exports = { siteMetadata: { title: 'Tried' } }",
  'gatsby-node.js': `exports.sourceNodes = ({ actions }) =>
  actions.createNode({ id: 'a', word: 'one', internal: { type: 'Word', contentDigest: 'a' } })`,
}

describe('the command line', () => {
  it('answers a query from an argument, a file and with variables, on standard output alone', async t => {
    const site = createSiteFolder({
      ...files,
      'one.graphql': 'query ($word: String) { word(word: { eq: $word }) { id } }',
    })
    t.after(site.remove)
    const text = await runGreenlight(site.root, ['graphql', '{ site { siteMetadata { title } } }'])
    assert.equal(text.code, 0)
    assert.deepEqual(JSON.parse(text.stdout), {
      data: { site: { siteMetadata: { title: 'Tried' } } },
    })
    const found = await runGreenlight(site.root, [
      ...['graphql', '--file', 'one.graphql', '--variables', '{ "word": "one" }', '--json'],
    ])
    assert.equal(found.stdout, '{"data":{"word":{"id":"a"}}}\n')
  })

  it('writes plain lines where there is no terminal, and JSON lines for machines', async t => {
    const site = createSiteFolder(files)
    t.after(site.remove)
    const plain = await runGreenlight(site.root, ['schema'])
    assert.equal(plain.code, 0)
    assert.match(plain.stdout, /type Word implements Node/)
    assert.ok(!plain.stderr.includes('\u001b'), 'no colours, no lines that are redrawn')
    assert.match(plain.stderr, /^done build schema /m)
    const json = await runGreenlight(site.root, ['info', '--json'])
    const { versions, plugins } = JSON.parse(json.stdout)
    assert.ok(versions.greenlight)
    assert.ok(plugins.some(({ name }: { name: string }) => name === 'default-site-plugin'))
    for (const line of json.stderr.trim().split('\n')) assert.ok(JSON.parse(line).type)
  })

  it('explains what a query reads and what it costs', async t => {
    const site = createSiteFolder(files)
    t.after(site.remove)
    const { code, stdout } = await runGreenlight(site.root, [
      ...['explain', '{ allWord(filter: { word: { eq: "one" } }) { totalCount } }'],
    ])
    assert.equal(code, 0)
    assert.match(stdout, /types read as a whole \(1\).*\n {2}Word/)
    assert.match(stdout, /Word by word: 1 candidates/)
  })

  it('writes nothing into a folder that is no site, and shows the way to it', async t => {
    const site = createSiteFolder({ ...files, 'content/post.md': '# Post' })
    t.after(site.remove)
    const folder = site.path('content')
    const { code, problems } = await runGreenlight(folder, ['graphql', '{ site { id } }', '--json'])
    assert.equal(code, 1)
    assert.equal(problems[0]?.code, 'CLI_NO_SITE')
    assert.match(problems[0]?.hint ?? '', /the site in \.\.:/)
    assert.ok(!existsSync(site.path('content/.cache')))
  })

  it('names an unknown command and a missing query', async t => {
    const site = createSiteFolder(files)
    t.after(site.remove)
    const unknown = await runGreenlight(site.root, ['grahpql'])
    assert.equal(unknown.code, 1)
    assert.match(unknown.stderr, /unknown command 'grahpql'/)
    const missing = await runGreenlight(site.root, ['graphql', '--json'])
    assert.deepEqual([missing.code, missing.problems[0]?.code], [1, 'CLI_NO_QUERY'])
  })
})
