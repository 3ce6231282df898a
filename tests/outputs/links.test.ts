import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { publicFolder, readPages } from '../support/public-files.ts'
import { siteOrigin } from '../support/public-site.ts'

const origin = siteOrigin()
const pages = readPages(publicFolder)
const anchors = new Map(
  pages.map(({ path, $ }) => [
    path,
    new Set(
      $('[id], a[name]')
        .toArray()
        .map(element => $(element).attr('id') ?? $(element).attr('name')),
    ),
  ]),
)

/** Addresses of this site in a page, absolute, with the element that has them. */
function internalAddresses({ path, $ }: (typeof pages)[number]): { url: URL; from: string }[] {
  const found: string[] = []
  for (const element of $('[href], [src], [poster]')) {
    found.push($(element).attr('href') ?? $(element).attr('src') ?? $(element).attr('poster') ?? '')
  }
  for (const element of $('[srcset], [imagesrcset]')) {
    const set = $(element).attr('srcset') ?? $(element).attr('imagesrcset') ?? ''
    found.push(...set.split(/,\s+/).map(candidate => candidate.trim().split(/\s+/)[0] ?? ''))
  }
  for (const element of $('meta[property="og:image"], meta[name="twitter:image"]')) {
    found.push($(element).attr('content') ?? '')
  }
  return found
    .filter(value => value !== '' && URL.canParse(value, origin + path))
    .map(value => ({ url: new URL(value, origin + path), from: path }))
    .filter(({ url }) => url.origin === origin)
}

test('every internal link leads to a page or a file, in the form that needs no redirect', () => {
  const broken = new Set<string>()
  for (const page of pages) {
    for (const { url, from } of internalAddresses(page)) {
      const path = decodeURIComponent(url.pathname)
      const target = join(publicFolder, path, path.endsWith('/') ? 'index.html' : '')
      if (!existsSync(target)) broken.add(`${from} -> ${url.pathname}`)
      else if (!path.endsWith('/') && existsSync(join(target, 'index.html'))) {
        broken.add(`${from} -> ${url.pathname} (without the slash at its end)`)
      }
    }
  }
  assert.deepEqual([...broken], [])
})

test('every link to an anchor leads to an element', () => {
  const broken = new Set<string>()
  for (const page of pages) {
    for (const { url, from } of internalAddresses(page)) {
      const ids = anchors.get(url.pathname)
      const id = decodeURIComponent(url.hash.slice(1))
      if (ids && id !== '' && !ids.has(id)) broken.add(`${from} -> ${url.pathname}${url.hash}`)
    }
  }
  assert.deepEqual([...broken], [])
})

test('every page can be reached from the home page', () => {
  const links = new Map(
    pages.map(page => [page.path, internalAddresses(page).map(({ url }) => url.pathname)]),
  )
  const reached = new Set(['/'])
  for (const path of reached) for (const target of links.get(path) ?? []) reached.add(target)
  const unreachable = pages
    .filter(
      ({ path, $ }) => !reached.has(path) && !$('meta[name="robots"][content*="noindex"]').length,
    )
    .map(page => page.path)
    .filter(path => !path.startsWith('/404'))
  assert.deepEqual(unreachable, [])
})

test('no id is given twice on a page', () => {
  for (const { path, $ } of pages) {
    const ids = $('[id]')
      .toArray()
      .filter(element => $(element).parents('svg').length === 0)
      .map(element => $(element).attr('id'))
    const doubled = ids.filter((id, index) => ids.indexOf(id) !== index)
    assert.deepEqual(doubled, [], path)
  }
})
