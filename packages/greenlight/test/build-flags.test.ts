import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder, type SiteFolder } from './site-folder.ts'

const files = {
  'gatsby-config.js': "module.exports = { pathPrefix: '/base' }\n",
  'src/style.css': '.first   { color : #ff0000 }',
  'src/pages/index.js': `import * as React from 'react'
import { Link } from 'gatsby'
import '../style.css'
export default function WellNamedPage() { return <Link to="/about/">About</Link> }`,
  'src/pages/about.js': `import * as React from 'react'
export default () => <p>About</p>`,
}

/** All code for browsers of one kind of file. */
function codeOf(site: SiteFolder, pattern: RegExp): string {
  return readdirSync(site.path('public'))
    .filter(name => pattern.test(name))
    .map(name => readFileSync(site.path(`public/${name}`), 'utf8'))
    .join('\n')
}

const ofPage = /^component---src-pages-index.*\.js$/

describe('flags of builds', () => {
  it('prefix addresses, measure React, leave code readable, list pages; others are named once', async t => {
    const site = createSiteFolder(files)
    t.after(site.remove)
    const plain = await runGreenlight(site.root, ['build'])
    assert.equal(plain.code, 0, plain.stderr)
    assert.doesNotMatch(codeOf(site, /\.js$/), /actualDuration/)
    assert.doesNotMatch(codeOf(site, ofPage), /WellNamedPage/)
    assert.match(readFileSync(site.path('public/index.html'), 'utf8'), /href="\/about\/"/)
    assert.ok(!existsSync(site.path('.cache/newPages.txt')))

    const { code, stdout, stderr } = await runGreenlight(site.root, [
      ...['build', '--prefix-paths', '--no-uglify', '--profile', '--log-pages', '--write-to-file'],
      ...['--graphql-tracing', '--open-tracing-config-file', 'tracing.js', '--no-colors'],
      ...['--functions-platform', 'linux', '--functions-arch', 'arm64', '--verbose'],
    ])
    assert.equal(code, 0, stderr)
    assert.match(codeOf(site, /\.js$/), /actualDuration/, "React's build for its profiler")
    assert.match(codeOf(site, ofPage), /function WellNamedPage\(\)/, 'names are kept')
    assert.equal(
      codeOf(site, /\.css$/).trim(),
      '.first{color:red}',
      'styles are minified all the same',
    )
    assert.match(readFileSync(site.path('public/index.html'), 'utf8'), /href="\/base\/about\/"/)
    const pages = ['/', '/404.html', '/about/']
    assert.deepEqual(
      stdout
        .match(/(?<=^Updated page: ).*/gm)
        ?.filter(path => path !== '/404.html')
        .sort(),
      ['/', '/about/'],
    )
    const listed = readFileSync(site.path('.cache/newPages.txt'), 'utf8').trim().split('\n')
    for (const path of listed) assert.ok(pages.includes(path), path)
    assert.equal(readFileSync(site.path('.cache/deletedPages.txt'), 'utf8'), '')
    const warnings = stderr.match(/CLI_FLAGS_IGNORED.*/g) ?? []
    assert.equal(warnings.length, 1)
    assert.match(
      warnings[0] ?? '',
      /--graphql-tracing, --open-tracing-config-file, --functions-platform, --functions-arch/,
    )
  })

  it('end with 1 where there is no such flag, or the build fails, and clean leaves nothing', async t => {
    const site = createSiteFolder({ ...files, 'src/pages/about.js': 'export default () => {' })
    t.after(site.remove)
    assert.equal((await runGreenlight(site.root, ['build', '--no-such-flag'])).code, 1)
    assert.equal((await runGreenlight(site.root, ['build'])).code, 1)
    assert.ok(existsSync(site.path('.cache')))
    const cleaned = await runGreenlight(site.root, ['clean'])
    assert.equal(cleaned.code, 0, cleaned.stderr)
    assert.ok(!existsSync(site.path('.cache')) && !existsSync(site.path('public')))
    assert.ok(existsSync(site.path('src/pages/index.js')))
  })
})
