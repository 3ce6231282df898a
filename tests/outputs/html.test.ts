import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { publicFolder, readPages, readText } from '../support/public-files.ts'

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:document'],
  rules: {
    // Written by React and by Gatsby, not by the site; browsers read them all the same.
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'no-implicit-button-type': 'error',
    'void-style': 'off',
    'no-inline-style': 'off',
    'no-trailing-whitespace': 'off',
    'attr-quotes': 'off',
    'script-type': 'off',
    'long-title': 'off',
    'tel-non-breaking': 'off',
    // The hashes would change with every build, and the host is ours.
    'require-sri': 'off',
    // Lists made by React carry a role so that Safari still reads them as lists.
    'no-redundant-role': 'off',
  },
})

test('every page is valid HTML', async () => {
  const problems: string[] = []
  for (const { path, html } of readPages(publicFolder)) {
    const report = await validator.validateString(html, join(publicFolder, path))
    for (const result of report.results) {
      for (const { ruleId, message, line, column, offset } of result.messages) {
        // The picture of gatsby-plugin-image waits for its script; the one for readers without is beside it.
        if (html.slice(offset, offset + 400).includes('data-main-image')) continue
        problems.push(`${path}:${line}:${column} ${ruleId}: ${message}`)
      }
    }
  }
  assert.equal(problems.length, 0, problems.slice(0, 40).join('\n'))
})

test('pages carry no inline event handler', () => {
  for (const { path, $ } of readPages(publicFolder)) {
    for (const element of $('body *')) {
      const handlers = Object.keys($(element).attr() ?? {}).filter(name => /^on/.test(name))
      assert.deepEqual(handlers, [], path)
    }
  }
})

test('the web manifest has a name, a start and icons that exist in the size they say', async () => {
  const manifest = JSON.parse(readText(publicFolder, 'manifest.webmanifest'))
  assert.ok(manifest.name && manifest.short_name)
  assert.equal(manifest.start_url, '/')
  assert.ok(manifest.display)
  const { default: sharp } = await import('sharp')
  const sizes = new Set<string>()
  for (const icon of manifest.icons) {
    const { width, height } = await sharp(join(publicFolder, icon.src.split('?')[0])).metadata()
    if (icon.sizes !== 'any') assert.equal(`${width}x${height}`, icon.sizes)
    sizes.add(icon.sizes)
  }
  assert.ok(sizes.has('192x192') && sizes.has('512x512'))
})
