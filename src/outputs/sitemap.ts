import { Readable } from 'node:stream'
import { SitemapStream, streamToPromise } from 'sitemap'
import {
  absoluteUrl,
  listedPosts,
  newestChange,
  type Publication,
  type PublishedPost,
} from './publication.ts'

/** A line of the sitemap. */
export interface SitemapEntry {
  /** Path of the page. */
  url: string
  /** ISO 8601 time of the last change, for pages whose last change is known. */
  lastmod?: string
}

/** Pages that have an address but are no content. */
const withoutContent =
  /^\/(404|404\.html|dev-404-page|offline|offline-plugin-app-shell-fallback|search)\/?$/

/**
 * The pages that search engines should know, sorted by path. A post has the day it changed; home, archive and lists
 * the day of the newest post they show.
 */
export function listSitemapEntries(publication: Publication): SitemapEntry[] {
  const posts = listedPosts(publication)
  const unlisted = new Set(publication.posts.filter(post => post.unlisted).map(post => post.path))
  return publication.pages
    .filter(path => !withoutContent.test(path) && !unlisted.has(path))
    .sort()
    .map(path => {
      const changed = lastChange(path, posts)
      return changed ? { url: path, lastmod: changed.toISOString() } : { url: path }
    })
}

/** `sitemap.xml` of the publication. */
export async function createSitemap(publication: Publication): Promise<string> {
  const entries = listSitemapEntries(publication)
  // The library refuses to close a stream that got nothing; a site always has its home page, so this is our fault.
  if (entries.length === 0) throw new Error('A site without a page has no sitemap.')
  const stream = new SitemapStream({
    hostname: absoluteUrl(publication, '/'),
    xmlns: { news: false, video: false, image: false, xhtml: false },
  })
  const xml = await streamToPromise(Readable.from(entries).pipe(stream))
  return xml.toString('utf8')
}

function lastChange(path: string, posts: readonly PublishedPost[]): Date | null {
  const post = posts.find(candidate => candidate.path === path)
  if (post) return post.modified
  if (path === '/' || path === '/archive/' || /^\/page\/\d+\/$/.test(path)) {
    return newestChange(posts)
  }
  return newestChange(
    posts.filter(
      ({ author, tags, series }) =>
        author?.path === path || series?.path === path || tags.some(tag => tag.path === path),
    ),
  )
}
