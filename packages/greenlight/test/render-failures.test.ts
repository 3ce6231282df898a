import assert from 'node:assert/strict'
import { relative } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { type Outcome, runGreenlight } from './run-greenlight.ts'
import { createSiteFolder } from './site-folder.ts'

const FINE = "import * as React from 'react'\nexport default () => <p>fine</p>\n"

/** Far less than any wait in these sites, far more than such a build takes on a busy machine. */
const AT_ONCE = 30_000

interface Failed extends Outcome {
  /** The problems in short: code, page or hook, file and line. */
  readonly told: readonly string[]
}

async function failToBuild(
  t: TestContext,
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Failed> {
  const site = createSiteFolder({ 'gatsby-config.js': 'module.exports = {}\n', ...files })
  t.after(site.remove)
  const began = performance.now()
  const outcome = await runGreenlight(site.root, ['build', '--json'], env)
  assert.ok(performance.now() - began < AT_ONCE, 'the process ends at once')
  assert.equal(outcome.code, 1, outcome.stderr)
  const told = outcome.problems.map(({ code, file, line }) =>
    [code, file && relative(site.root, file), line].filter(Boolean).join(' '),
  )
  return { ...outcome, told: told.sort() }
}

describe('builds whose pages cannot be rendered', { concurrency: 2 }, () => {
  it('end with every page that failed, its file and line', async t => {
    const { told, problems } = await failToBuild(t, {
      'src/pages/fine.js': FINE,
      'src/pages/throws.js':
        "import * as React from 'react'\nexport default ({ nothing }) => <p>{nothing.there}</p>\n",
      'src/pages/import.js': "throw new Error('at import')\nexport default () => null\n",
      'src/pages/window.js': 'const { innerWidth } = window\nexport default () => innerWidth\n',
      'src/pages/head.js':
        "import * as React from 'react'\nexport default () => null\nexport const Head = () => { throw new TypeError('in the head') }\n",
      'src/pages/null.js': 'export default () => { throw null }\n',
      'src/pages/late.js':
        "import * as React from 'react'\nexport default () => <React.Suspense><Late /></React.Suspense>\nconst Late = React.lazy(() => Promise.reject(new Error('never loaded')))\n",
    })
    assert.deepEqual(told, [
      'RENDER_FAILED src/pages/head.js 3',
      'RENDER_FAILED src/pages/import.js 1',
      'RENDER_FAILED src/pages/late.js 3',
      'RENDER_FAILED src/pages/null.js',
      'RENDER_FAILED src/pages/throws.js 2',
      'RENDER_FAILED src/pages/window.js 1',
    ])
    const messages = problems.map(({ message }) => message).join('\n')
    for (const path of ['throws', 'import', 'window', 'head', 'null', 'late']) {
      assert.match(messages, new RegExp(`Page /${path}/ could not be rendered`))
    }
    const inBrowsers = problems.find(({ message }) => message.includes('window is not'))
    assert.match(inBrowsers?.hint ?? '', /useEffect, or behind typeof window/)
  })

  it('end when a component ends the process', async t => {
    const { told, problems } = await failToBuild(t, {
      'src/pages/exit.js': 'export default () => process.exit(0)\n',
    })
    assert.deepEqual(told, ['RENDER_ENDED src/pages/exit.js'])
    assert.match(problems[0]?.message ?? '', /code 0 \(page \/exit\/ was being rendered\)/)
  })

  it('end when code of the site throws in a timer', async t => {
    const { told } = await failToBuild(t, {
      'src/pages/timer.js':
        "setTimeout(() => {\n  throw new Error('later')\n})\nexport default () => { throw new Promise(() => {}) }\n",
    })
    assert.deepEqual(told, ['RENDER_FAILED_OUTSIDE src/pages/timer.js 2'])
  })

  it('end without waiting for jobs that are running', async t => {
    const { told } = await failToBuild(t, {
      'src/pages/throws.js': "export default () => { throw new Error('no') }\n",
      'src/pages/asks.js':
        "import { graphql } from 'gatsby'\nexport default () => null\nexport const query = graphql`{ started }`\n",
      'gatsby-node.js': `exports.createResolvers = ({ createResolvers, actions }) => {
  const job = { name: 'WAIT', inputPaths: [], outputDir: __dirname + '/public/jobs', args: {} }
  const resolve = () => void actions.createJobV2(job) ?? 'yes'
  createResolvers({ Query: { started: { type: 'String', resolve } } })
}
`,
      'gatsby-worker.js': 'exports.WAIT = () => new Promise(done => setTimeout(done, 90_000))\n',
    })
    assert.deepEqual(told, ['RENDER_FAILED src/pages/throws.js 1'])
  })

  it('name pages that take long', async t => {
    const { problems } = await failToBuild(
      t,
      {
        'src/pages/long.js':
          "export default () => { const end = Date.now() + 2500; while (Date.now() < end); throw new Error('done') }\n",
      },
      { GREENLIGHT_SLOW_HOOK_SECONDS: '1' },
    )
    const slow = problems.find(({ code }) => code === 'RENDER_SLOW')
    assert.match(slow?.message ?? '', /^Page \/long\/ has been rendering for \d+ s$/)
  })
})

describe('builds whose hooks fail after the build', () => {
  it('end with plugin, hook, file and line', async t => {
    const { told, problems } = await failToBuild(t, {
      'src/pages/fine.js': FINE,
      'gatsby-node.js':
        "exports.onPostBuild = async () => {\n  await null\n  throw new Error('after the build')\n}\n",
    })
    assert.deepEqual(told, ['PLUGINS_HOOK_FAILED gatsby-node.js 3'])
    assert.equal(problems[0]?.hook, 'onPostBuild')
  })
})
