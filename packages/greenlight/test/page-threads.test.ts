import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { it } from 'node:test'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder } from './site-folder.ts'

const PAGES = 200

/** Pages that take longer to render than to query, and say which thread's copy of their module rendered them. */
const SITE = {
  'gatsby-config.js': 'module.exports = {}\n',
  'gatsby-node.js': `exports.createPages = ({ actions }) => {
  for (let at = 0; at < ${PAGES}; at++) {
    actions.createPage({ path: '/' + at + '/', component: require.resolve('./src/slow.js') })
  }
}
`,
  'src/slow.js': `import * as React from 'react'
const copy = Math.random()
export default () => {
  for (const end = performance.now() + 10; performance.now() < end; );
  return <p>copy {copy}</p>
}
`,
}

it('renders in one thread, and in more where they are waited for', async t => {
  const site = createSiteFolder(SITE)
  t.after(site.remove)
  const countThreads = async (processors: number): Promise<number> => {
    const env = { GATSBY_CPU_COUNT: String(processors) }
    const { code, stderr } = await runGreenlight(site.root, ['build', '--json'], env)
    assert.equal(code, 0, stderr)
    const copies = Array.from({ length: PAGES }, (_, at) => {
      const [, copy] =
        /copy (?:<!-- -->)?([\d.e-]+)/.exec(
          readFileSync(site.path(`public/${at}/index.html`), 'utf8'),
        ) ?? []
      assert.ok(copy, `page ${at}`)
      return copy
    })
    return new Set(copies).size
  }
  assert.equal(await countThreads(1), 1)
  await runGreenlight(site.root, ['clean'])
  const many = await countThreads(3)
  assert.ok(many > 1 && many <= 3, `${many} threads`)
})
