import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readEnvironment } from '../1-config/environment.ts'
import { readSiteBrowsers } from '../1-config/site-browsers.ts'
import { browserTargets } from './browser-targets.ts'

describe('the browsers of a site', () => {
  it('are written down for code and styles by their oldest versions', async () => {
    const { code, styles, withoutModules } = await browserTargets([
      ...['chrome 90', 'and_chr 120', 'chrome 100', 'safari 15.6', 'ios_saf 16.0-16.1'],
      ...['samsung 20', 'and_uc 15.5'],
    ])
    assert.deepEqual(code, ['chrome90.0', 'ios16.0', 'safari15.6'])
    assert.deepEqual(styles, {
      chrome: 90 << 16,
      safari: (15 << 16) | (6 << 8),
      ios_saf: 16 << 16,
      samsung: 20 << 16,
    })
    assert.deepEqual(withoutModules, [])
  })

  it('are named where they cannot load modules', async () => {
    const { code, withoutModules } = await browserTargets([
      ...['ie 11', 'op_mini all', 'chrome 60', 'chrome 61', 'safari 10.1'],
    ])
    assert.deepEqual(code, ['chrome61.0'])
    assert.deepEqual(withoutModules, ['chrome 60', 'ie 11', 'op_mini all', 'safari 10.1'])
  })

  it('are those of a variable, package.json or .browserslistrc, here or above, else those of Gatsby', async t => {
    const unnamed = { namesBrowsers: false }
    const above = mkdtempSync(join(tmpdir(), 'browsers-'))
    t.after(() => rmSync(above, { recursive: true }))
    const root = join(above, 'site')
    mkdirSync(root)
    writeFileSync(join(root, 'package.json'), '{ "name": "site" }')
    const gatsbys = ['>0.25% and supports es6-module', 'not dead and supports es6-module']
    assert.deepEqual(await readSiteBrowsers(root, unnamed), gatsbys)
    writeFileSync(join(above, '.browserslistrc'), 'chrome 99\nsafari 16\n')
    assert.deepEqual(await readSiteBrowsers(root, unnamed), ['chrome 99', 'safari 16'])
    // A folder of its own: Browserslist remembers what it has read.
    const browserslist = ['firefox 100']
    const own = mkdtempSync(join(above, 'own-'))
    writeFileSync(join(own, 'package.json'), JSON.stringify({ browserslist }))
    assert.deepEqual(await readSiteBrowsers(own, unnamed), ['firefox 100'])
    t.after(() => delete process.env.BROWSERSLIST)
    process.env.BROWSERSLIST = 'edge 90'
    assert.deepEqual(await readSiteBrowsers(own, readEnvironment()), ['edge 90'])
  })
})
