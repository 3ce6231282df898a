import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { publicFolder, readPage, readPages } from './public-files.ts'
import { feedPosts } from './public-site.ts'

/** One page of each kind that the site has, by the name of the kind. */
export function pageKinds(): Record<string, string> {
  const paths = readPages(publicFolder).map(page => page.path)
  const first = (pattern: RegExp, kind: string): [string, string][] => {
    const path = paths.find(candidate => pattern.test(candidate))
    return path === undefined ? [] : [[kind, path]]
  }
  return Object.fromEntries([
    ['home', '/'],
    ...first(/^\/page\/2\/$/, 'second page of home'),
    ['post', richestPost()],
    ['tags', '/tags/'],
    ...first(/^\/tags\/[^/]+\/$/, 'tag'),
    ['authors', '/authors/'],
    ...first(/^\/authors\/[^/]+\/$/, 'author'),
    ['all series', '/series/'],
    ...first(/^\/series\/[^/]+\/$/, 'series'),
    ['archive', '/archive/'],
    ['about', '/about/'],
    ['search', '/search/'],
    ['not found', '/this-page-does-not-exist/'],
  ])
}

/** What a text can have that is easy to get wrong; the post with most of it shows most. */
const elements = ['figure.code', 'table', 'figure img', 'sup a', 'blockquote', 'ol li', 'h3']

/** The listed post with the most kinds of elements in its text. */
export function richestPost(): string {
  const ranked = feedPosts()
    .filter(({ path }) => existsSync(join(publicFolder, path, 'index.html')))
    .map(({ path }) => {
      const { $ } = readPage(publicFolder, path)
      return { path, score: elements.filter(selector => $(`main ${selector}`).length > 0).length }
    })
    .sort((a, b) => b.score - a.score)
  const best = ranked[0]
  if (!best) throw new Error('The site has no post.')
  return best.path
}

/** The first listed post whose page has an element. */
export function postWith(selector: string): string {
  const found = feedPosts().find(({ path }) => readPage(publicFolder, path).$(selector).length > 0)
  if (!found) throw new Error(`No post has ${selector}.`)
  return found.path
}
