import { load } from 'cheerio'
import { publicFolder, readText } from './public-files.ts'

/** A post as the feed of the built site tells it. */
export interface FeedPost {
  path: string
  title: string
  tags: readonly string[]
  author: string
}

/** Origin that the built site was made for, from its own `robots.txt` neighbour, the sitemap. */
export function siteOrigin(folder = publicFolder): string {
  const $ = load(readText(folder, 'sitemap.xml'), { xml: true })
  return new URL($('loc').first().text()).origin
}

/** Posts of the built site, newest first. */
export function feedPosts(folder = publicFolder): FeedPost[] {
  const feed: {
    items: { url: string; title: string; tags: string[]; authors?: { name: string }[] }[]
  } = JSON.parse(readText(folder, 'feed.json'))
  return feed.items.map(item => ({
    path: new URL(item.url).pathname,
    title: item.title,
    tags: item.tags,
    author: item.authors?.[0]?.name ?? '',
  }))
}
