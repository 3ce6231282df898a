import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import type { Plugin } from './plugin.ts'
import { createThemeShadows } from './theme-shadows.ts'

const folder = mkdtempSync(join(tmpdir(), 'greenlight-shadows-'))
after(() => rmSync(folder, { recursive: true }))

const site = join(folder, 'site')
const theme = (name: string) => join(site, 'node_modules', name)

function plugin(name: string): Plugin {
  return {
    name,
    resolve: theme(name),
    id: name,
    version: '1.0.0',
    pluginOptions: { plugins: [] },
    nodeAPIs: [],
    browserAPIs: [],
    ssrAPIs: [],
  }
}

function write(...files: string[]): void {
  for (const file of files) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '')
  }
}

const shadows = () =>
  createThemeShadows({
    root: site,
    plugins: [plugin('theme-parent'), plugin('theme-child')],
    extensions: ['.js', '.jsx', '.ts', '.tsx', '.json'],
  })

describe('shadowing of theme files', () => {
  const bio = join(theme('theme-parent'), 'src/components/bio.js')
  const ofChild = join(theme('theme-child'), 'src/theme-parent/components/bio.js')
  const ofSite = join(site, 'src/theme-parent/components/bio.tsx')

  it('leaves a file alone that nobody shadows, and files of no theme', () => {
    write(bio)
    assert.equal(shadows().find(bio), undefined)
    assert.equal(shadows().find(join(site, 'src/components/bio.js')), undefined)
  })

  it('takes the file of a later theme, and that of the site before it, whatever its extension', () => {
    write(ofChild)
    assert.equal(shadows().find(bio), ofChild)
    write(ofSite)
    assert.equal(shadows().find(bio), ofSite)
  })

  it('gives a shadow the original that it imports', () => {
    assert.equal(shadows().find(bio, ofSite), undefined)
    assert.equal(shadows().find(bio, join(site, 'src/pages/index.tsx')), ofSite)
  })

  it('does not mix families of files', () => {
    const style = join(theme('theme-parent'), 'src/style.css')
    write(style, join(site, 'src/theme-parent/style.js'))
    assert.equal(shadows().find(style), undefined)
  })

  it('keeps the content file of a page', () => {
    assert.equal(
      shadows().find(`${bio}?__contentFilePath=/a.mdx`),
      `${ofSite}?__contentFilePath=/a.mdx`,
    )
  })
})
