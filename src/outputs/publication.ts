/** A person as the outputs name them. */
export interface Byline {
  name: string
  /** Path of the author's page. */
  path: string
}

/** A tag or a series as the outputs name it. */
export interface Label {
  name: string
  /** Path of its page. */
  path: string
}

/** A published post as the outputs need it. Paths are rooted (`/posts/a/`), never absolute. */
export interface PublishedPost {
  slug: string
  path: string
  title: string
  /** Plain text. */
  excerpt: string
  date: Date
  /** When the post last changed in a way that readers should know of, never before `date`. */
  modified: Date
  /** The body, as on the page. */
  html: string
  /** The body as the author wrote it, without front matter; null when it did not come from Markdown. */
  markdown: string | null
  /** Null for a post that names none. */
  author: Byline | null
  tags: readonly Label[]
  series: Label | null
  /** Minutes. */
  timeToRead: number
  /** In no list, feed, sitemap or search; it has a page and a social picture. */
  unlisted: boolean
  /** Paths that once led to the post. */
  redirectFrom: readonly string[]
  /** Path of the picture that others show for the post, or an absolute address. */
  socialImage: string
}

/** All that is published, newest post first. */
export interface Publication {
  title: string
  description: string
  /** Origin of the site, without a slash at its end. */
  siteUrl: string
  /** Language of the texts, as in the `lang` attribute. */
  language: string
  /** False for a site that search engines should not list, such as a preview. */
  indexable: boolean
  posts: readonly PublishedPost[]
  /** Paths of all pages of the site. */
  pages: readonly string[]
}

/** Posts that lists may show. */
export function listedPosts(publication: Publication): PublishedPost[] {
  return publication.posts.filter(post => !post.unlisted)
}

/** The absolute address of a path of the site. An absolute address stays what it is. */
export function absoluteUrl(publication: { siteUrl: string }, path: string): string {
  return new URL(path, `${publication.siteUrl}/`).href
}

/** The newest change of the posts; null when there is none. */
export function newestChange(posts: readonly PublishedPost[]): Date | null {
  return posts.reduce<Date | null>(
    (newest, { modified }) => (newest === null || modified > newest ? modified : newest),
    null,
  )
}
