import type { Content, TextSource } from '../content/content'
import { isPublished } from '../content/is-published'
import { readNames } from '../content/names'
import { addressOf } from '../nodes/addresses'
import { gatherPublication } from '../nodes/publication'
import { pageCountOf } from '../pages/page-count'

/** Pages that exist whatever the content is. */
const FIXED_PAGES = ['/', '/tags/', '/authors/', '/series/', '/archive/', '/about/', '/search/']
/** Files that every build makes. */
const FIXED_FILES = [
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/sitemap.xml',
  '/robots.txt',
  '/llms.txt',
  '/manifest.webmanifest',
]

/** What lies at an address: a text with anchors, or a page that is made. */
export interface Destination {
  readonly text?: TextSource<unknown>
  /** False for drafts and posts whose time has not come. */
  readonly published: boolean
}

/** Every address of the site with what lies there; drafts and scheduled posts are listed as unpublished. */
export function listAddresses(content: Content, now: Date): Map<string, Destination> {
  const names = readNames(content)
  const published = content.posts.filter(
    ({ frontMatter }) => frontMatter === undefined || isPublished(frontMatter, now),
  )
  const listed = published.filter(({ frontMatter }) => frontMatter && !frontMatter.unlisted)
  const { authors } = gatherPublication({
    content,
    posts: published,
    names,
    folderOf: file => file,
    hasPicture: () => true,
  })
  const tags = listed.flatMap(({ frontMatter }) => (frontMatter?.tags ?? []).map(names.tagSlug))
  const series = listed.flatMap(({ frontMatter }) =>
    frontMatter?.series === undefined ? [] : [names.seriesSlug(frontMatter.series)],
  )
  const pages = Array.from({ length: pageCountOf(listed.length) }, (_, page) => page + 1)
  const addresses = new Map<string, Destination>()
  const made = [
    ...FIXED_PAGES,
    ...FIXED_FILES,
    ...pages.map(addressOf.home),
    ...[...authors.keys()].map(addressOf.author),
    ...tags.map(addressOf.tag),
    ...series.map(addressOf.series),
  ]
  for (const address of made) addresses.set(address, { published: true })
  for (const page of content.pages) {
    const address = addressOf.page(page.slug)
    if (FIXED_PAGES.includes(address)) addresses.set(address, { text: page, published: true })
  }
  const isShown = new Set(published)
  for (const post of content.posts)
    addresses.set(addressOf.post(post.slug), { text: post, published: isShown.has(post) })
  return addresses
}
