import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { publicFolder, readPage } from '../support/public-files.ts'
import { feedPosts } from '../support/public-site.ts'

const pages = feedPosts().map(({ path }) => readPage(publicFolder, path))

test('pictures in texts come in several sizes, which all exist', () => {
  let seen = 0
  for (const { path, $ } of pages) {
    for (const picture of $('.prose .gatsby-resp-image-wrapper')) {
      seen += 1
      const sets = $(picture)
        .find('[srcset]')
        .toArray()
        .map(element => ($(element).attr('srcset') ?? '').split(/,\s+/))
      assert.ok(
        sets.some(set => set.length >= 2),
        `${path}: ${$(picture).html()}`,
      )
      for (const candidate of sets.flat()) {
        const [address = ''] = candidate.trim().split(/\s+/)
        assert.ok(existsSync(join(publicFolder, decodeURIComponent(address))), address)
      }
    }
  }
  assert.ok(seen > 0, 'no post has a picture in its text')
})

test('every picture says what it shows, or that it shows nothing of its own', () => {
  for (const { path, $ } of pages) {
    for (const image of $('img')) assert.notEqual($(image).attr('alt'), undefined, path)
  }
})

const covers = pages.filter(({ $ }) => $('.gatsby-image-wrapper').length > 0)

test('covers come as AVIF and WebP', () => {
  assert.ok(covers.length > 0)
  for (const { path, $ } of covers) {
    const types = $('.gatsby-image-wrapper')
      .first()
      .find('source')
      .toArray()
      .map(source => $(source).attr('type'))
    assert.ok(types.includes('image/avif') && types.includes('image/webp'), `${path}: ${types}`)
  }
})

test('covers have a placeholder until they are loaded', () => {
  for (const { path, $ } of covers) {
    const placeholder = $('.gatsby-image-wrapper').first().find('[data-placeholder-image]')
    assert.ok(
      /background-color:\s*(?!transparent)/.test(placeholder.attr('style') ?? '') ||
        placeholder.attr('src')?.startsWith('data:'),
      path,
    )
  }
})
