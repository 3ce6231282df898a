import { Feed } from 'feed'
import { toPortableHtml } from './portable-html.ts'
import {
  absoluteUrl,
  listedPosts,
  newestChange,
  type Publication,
  type PublishedPost,
} from './publication.ts'

/** Posts in a feed: enough for a reader who comes back once a year, small enough to be polled. */
const feedLength = 50

/** Paths of the three feeds. */
export const feedPaths = { rss: '/rss.xml', atom: '/atom.xml', json: '/feed.json' } as const

/** RSS 2.0 with the whole text in `content:encoded` and the author in `dc:creator`. */
export function createRssFeed(publication: Publication): string {
  const feed = createXmlFeed(publication, feedPaths.rss)
  for (const post of feedPosts(publication)) {
    feed.addItem({
      ...describePost(publication, post),
      // RSS knows authors by their e-mail addresses only.
      ...(post.author && {
        extensions: [{ name: 'dc:creator', objects: { _text: post.author.name } }],
      }),
    })
  }
  return feed.rss2()
}

/** Atom 1.0 with the whole text. */
export function createAtomFeed(publication: Publication): string {
  const feed = createXmlFeed(publication, feedPaths.atom)
  for (const post of feedPosts(publication)) {
    feed.addItem({
      ...describePost(publication, post),
      // Atom asks for an author of every entry.
      author: [
        post.author
          ? { name: post.author.name, link: absoluteUrl(publication, post.author.path) }
          : { name: publication.title },
      ],
    })
  }
  return feed.atom1()
}

/** JSON Feed 1.1 with the whole text. */
export function createJsonFeed(publication: Publication): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: publication.title,
    description: publication.description,
    home_page_url: absoluteUrl(publication, '/'),
    feed_url: absoluteUrl(publication, feedPaths.json),
    language: publication.language,
    items: feedPosts(publication).map(post => {
      const url = absoluteUrl(publication, post.path)
      return {
        id: url,
        url,
        title: post.title,
        summary: post.excerpt,
        content_html: toPortableHtml(post.html, url),
        image: absoluteUrl(publication, post.socialImage),
        date_published: post.date.toISOString(),
        date_modified: post.modified.toISOString(),
        ...(post.author && {
          authors: [{ name: post.author.name, url: absoluteUrl(publication, post.author.path) }],
        }),
        tags: post.tags.map(tag => tag.name),
      }
    }),
  }
  return `${JSON.stringify(feed, null, 2)}\n`
}

function feedPosts(publication: Publication): PublishedPost[] {
  return listedPosts(publication).slice(0, feedLength)
}

function createXmlFeed(publication: Publication, path: string): Feed {
  const home = absoluteUrl(publication, '/')
  const updated = newestChange(feedPosts(publication))
  return new Feed({
    id: home,
    title: escapeHtml(publication.title),
    description: escapeHtml(publication.description),
    link: home,
    language: publication.language,
    feed: absoluteUrl(publication, path),
    feedLinks: { [path === feedPaths.rss ? 'rss' : 'atom']: absoluteUrl(publication, path) },
    favicon: absoluteUrl(publication, '/favicon.ico'),
    // An empty publication has not changed since time began; the clock would make every build differ.
    updated: updated ?? new Date(0),
    generator: false,
  })
}

function describePost(publication: Publication, post: PublishedPost) {
  const url = absoluteUrl(publication, post.path)
  return {
    id: url,
    link: url,
    title: escapeHtml(post.title),
    description: escapeHtml(post.excerpt),
    content: toPortableHtml(post.html, url),
    date: post.modified,
    published: post.date,
    category: post.tags.map(tag => ({
      name: tag.name,
      term: tag.name,
      domain: absoluteUrl(publication, tag.path),
    })),
  }
}

// Both formats read these fields as HTML.
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
