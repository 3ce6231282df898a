import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { it } from 'node:test'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder } from './site-folder.ts'

const page = (name: string, more = '') =>
  `import * as React from 'react'\nimport { graphql } from 'gatsby'\n${more}\nexport default ({ serverData }) => <p>${name} {typeof serverData}</p>\n`

const SERVER_DATA =
  "import { readFileSync } from 'node:fs'\nexport async function getServerData() { return { props: readFileSync('secret') } }"

it('what only a server could do is left out with a word on each, and all else is built', async t => {
  const site = createSiteFolder({
    'gatsby-config.js': 'module.exports = {}\n',
    'gatsby-node.js': `exports.createPages = ({ actions }) => {
  actions.createPage({ path: '/deferred/', component: require.resolve('./src/pages/fine.js'), defer: true })
  for (const n of [1, 2, 3, 4, 5]) actions.createPage({ path: '/many/' + n + '/', component: require.resolve('./src/many.js') })
}
exports.onPostBuild = ({ store }) => {
  const modes = [...store.getState().pages.values()].map(({ path, mode }) => [path, mode])
  require('node:fs').writeFileSync('modes.json', JSON.stringify(Object.fromEntries(modes)))
}
`,
    'src/pages/fine.js': page('Fine'),
    'src/pages/server.js': page('Server', SERVER_DATA),
    'src/pages/app/[...].js': page('App', SERVER_DATA),
    'src/many.js': page('Many', SERVER_DATA),
    'src/pages/404.js': page('Missing', SERVER_DATA),
    'src/pages/configured.js': page(
      'Configured',
      'export async function config() {\n  const { data } = graphql`{ site { id } }`\n  return ({ params }) => ({ defer: Boolean(data.site.id) && params.id !== 1 })\n}',
    ),
    'src/pages/by/[id].js': page(
      'By',
      'export async function config() {\n  return ({ params }) => ({ defer: false })\n}',
    ),
    'src/api/hello.js': "export default (request, response) => response.send('hello')\n",
  })
  t.after(site.remove)
  const { code, problems, stderr } = await runGreenlight(site.root, ['build', '--json'])
  assert.equal(code, 0, stderr)
  const told = problems.map(({ code, severity, file, message }) =>
    [severity, code, file && relative(site.root, file), message.split(': ').at(-1)].join(' | '),
  )
  assert.deepEqual(told.sort(), [
    'info | PAGES_DEFERRED |  | /deferred/, /configured/',
    'warning | PAGES_FUNCTIONS | src/api/hello.js | /api/hello',
    'warning | PAGES_ON_REQUEST | src/many.js | /many/1/, /many/2/, /many/3/ and 2 more',
    'warning | PAGES_ON_REQUEST | src/pages/404.js | /404/',
    'warning | PAGES_ON_REQUEST | src/pages/app/[...].js | /app/[...]/',
    'warning | PAGES_ON_REQUEST | src/pages/server.js | /server/',
    'warning | PAGES_STATUS_STATIC | src/pages/404.js | its getServerData is not asked',
  ])
  for (const problem of problems) {
    if (problem.severity === 'warning' && problem.code !== 'PAGES_STATUS_STATIC')
      assert.ok(problem.hint)
  }
  const html = (path: string) => readFileSync(site.path(`public/${path}`), 'utf8')
  assert.match(html('deferred/index.html'), /<p>Fine/)
  assert.match(html('configured/index.html'), /<p>Configured/)
  assert.match(html('404.html'), /<p>Missing <!-- -->undefined/)
  for (const path of ['server', 'many/1', 'app/[...]', '404']) {
    assert.ok(!existsSync(site.path(`public/${path}/index.html`)), path)
    assert.ok(!existsSync(site.path(`public/page-data/${path}/page-data.json`)), path)
  }
  assert.deepEqual(JSON.parse(readFileSync(site.path('.cache/match-paths.json'), 'utf8')), [
    { path: '/by/[id]/', matchPath: '/by/:id' },
  ])
  const modes = JSON.parse(readFileSync(site.path('modes.json'), 'utf8'))
  assert.deepEqual(
    [modes['/server/'], modes['/fine/'], modes['/404.html'], modes['/many/5/']],
    ['SSR', 'SSG', 'SSG', 'SSR'],
  )
  assert.deepEqual(
    [modes['/deferred/'], modes['/configured/'], modes['/by/[id]/']],
    ['DSG', 'DSG', 'SSG'],
  )
})
