import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder } from './site-folder.ts'

/** A site whose build says that it has begun, and goes on when it is told to. */
const patient = {
  'gatsby-node.js': `const fs = require('fs')
exports.onPreInit = async () => {
  fs.writeFileSync(__dirname + '/begun', '')
  while (!fs.existsSync(__dirname + '/go')) await new Promise(resolve => setTimeout(resolve, 50))
}
`,
  'src/pages/index.js': 'export default () => null\n',
}

it('says who builds in a folder, and lets that build end well', async t => {
  const site = createSiteFolder(patient)
  t.after(site.remove)
  const first = runGreenlight(site.root, ['build', '--json'])
  while (!existsSync(site.path('begun'))) await wait(50)
  const second = await runGreenlight(site.root, ['build', '--json'])
  assert.equal(second.code, 1, second.stderr)
  const [problem] = second.problems
  assert.equal(problem?.code, 'CACHE_LOCKED')
  assert.match(
    problem?.message ?? '',
    /process \d+ on .*"greenlight build", since \d{4}-\d\d-\d\dT/,
  )
  site.write({ go: '' })
  const { code, stderr } = await first
  assert.equal(code, 0, stderr)
  assert.ok(existsSync(site.path('public/index.html')))
})
