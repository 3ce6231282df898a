import type { Content, PostSource } from '../content/content'
import { slugify } from '../content/slug-of-post'
import { parseDate } from '../dates'
import type { PostFrontMatter } from '../front-matter/post-schema'

/** A picture as authors name it; whether it exists is asked when it is shown, so that adding it later is enough. */
export interface PictureReference {
  /** Path under static/ ("/a.jpg"), path relative to `folder` ("./a.jpg") or http(s) address; null where none was given. */
  readonly source: string | null
  /** Folder of the file that names the picture, relative to the site's root. */
  readonly folder: string
  readonly alt: string
}

export interface AuthorRecord {
  readonly slug: string
  readonly name: string
  readonly picture: PictureReference
  readonly role: string | null
  readonly url: string | null
  /** Markdown. */
  readonly bio: string | null
}

export interface TagRecord {
  readonly slug: string
  readonly name: string
  readonly description: string | null
}

export interface SeriesRecord {
  readonly slug: string
  readonly title: string
  readonly description: string | null
}

export interface PostRecord {
  readonly slug: string
  readonly title: string
  readonly excerpt: string | null
  /** ISO 8601. */
  readonly date: string
  readonly updated: string | null
  readonly publishAt: string | null
  readonly draft: boolean
  readonly unlisted: boolean
  readonly cover: PictureReference
  readonly socialImage: PictureReference
  readonly author: string | null
  readonly tags: readonly string[]
  readonly series: string | null
  readonly seriesPosition: number | null
  readonly canonicalUrl: string | null
  readonly showTableOfContents: boolean
}

/** The content as the publication sees it: defaults filled in, names turned into slugs, people and subjects unified. */
export interface Publication {
  readonly authors: ReadonlyMap<string, AuthorRecord>
  readonly tags: ReadonlyMap<string, TagRecord>
  readonly series: ReadonlyMap<string, SeriesRecord>
}

const isoDate = (value: string | undefined) =>
  value === undefined ? null : (parseDate(value)?.toISOString() ?? null)

/** Slug of the author that a post names: a declared author of that id or name, else one made of the name. */
export function authorSlugOf(
  author: PostFrontMatter['author'],
  declared: ReadonlyMap<string, { name: string }>,
): string | null {
  if (author === undefined) return null
  if (typeof author === 'string') return author
  const sameName = [...declared].find(
    ([, { name }]) => name.trim().toLowerCase() === author.name.trim().toLowerCase(),
  )
  return sameName ? sameName[0] : slugify(author.name)
}

/** A post's record; `folder` is the folder of its file relative to the site's root. */
export function makePostRecord(options: {
  readonly source: Pick<PostSource, 'slug'>
  readonly frontMatter: PostFrontMatter
  readonly folder: string
  readonly declaredAuthors: ReadonlyMap<string, { name: string }>
}): PostRecord {
  const { source, frontMatter, folder, declaredAuthors } = options
  const alt = frontMatter.coverAlt ?? ''
  return {
    slug: source.slug,
    title: frontMatter.title,
    excerpt: frontMatter.excerpt ?? null,
    date: isoDate(frontMatter.date) ?? '',
    updated: isoDate(frontMatter.updated),
    publishAt: isoDate(frontMatter.publishAt),
    draft: frontMatter.draft ?? false,
    unlisted: frontMatter.unlisted ?? false,
    cover: { source: frontMatter.coverImage ?? null, folder, alt },
    socialImage: { source: frontMatter.ogImage?.url ?? null, folder, alt },
    author: authorSlugOf(frontMatter.author, declaredAuthors),
    tags: [...new Set((frontMatter.tags ?? []).map(slugify))],
    series: frontMatter.series === undefined ? null : slugify(frontMatter.series),
    seriesPosition: frontMatter.seriesPosition ?? null,
    canonicalUrl: frontMatter.canonicalUrl ?? null,
    showTableOfContents: frontMatter.toc ?? true,
  }
}

/** Whether a post may be in a build's output at a moment. */
export function isPublished(
  post: { readonly draft?: boolean | undefined; readonly publishAt?: string | null | undefined },
  now: Date,
): boolean {
  if (post.draft) return false
  const publishAt = post.publishAt ? parseDate(post.publishAt) : undefined
  return publishAt === undefined || publishAt.getTime() <= now.getTime()
}

/**
 * Authors, tags and series of all given posts and of the files that declare them. An author given in place by two
 * posts is one author; the first that brings a picture gives it.
 */
export function gatherPublication(
  content: Content,
  posts: readonly PostSource[],
  folderOf: (file: string) => string,
): Publication {
  const authors = new Map<string, AuthorRecord>()
  const tags = new Map<string, TagRecord>()
  const series = new Map<string, SeriesRecord>()
  for (const { id, file, frontMatter, bio } of content.authors) {
    const { name, picture = null, role = null, url = null } = frontMatter
    authors.set(id, {
      slug: id,
      name,
      role,
      url,
      bio: bio || null,
      picture: { source: picture, folder: folderOf(file), alt: `Portrait of ${name}` },
    })
  }
  for (const [slug, { name, description = null }] of Object.entries(content.tags))
    tags.set(slug, { slug, name, description })
  for (const [slug, { title, description = null }] of Object.entries(content.series))
    series.set(slug, { slug, title, description })

  for (const { file, frontMatter } of posts) {
    if (!frontMatter) continue
    const { author } = frontMatter
    const slug = authorSlugOf(author, authors)
    if (slug !== null && typeof author === 'object') {
      const known = authors.get(slug)
      if (!known || (known.picture.source === null && author.picture !== undefined)) {
        const picture = {
          source: author.picture ?? null,
          folder: folderOf(file),
          alt: `Portrait of ${author.name}`,
        }
        authors.set(
          slug,
          known
            ? { ...known, picture }
            : { slug, name: author.name, picture, role: null, url: null, bio: null },
        )
      }
    }
    for (const tag of frontMatter.tags ?? []) {
      if (!tags.has(slugify(tag)))
        tags.set(slugify(tag), { slug: slugify(tag), name: tag, description: null })
    }
    if (frontMatter.series !== undefined && !series.has(slugify(frontMatter.series))) {
      series.set(slugify(frontMatter.series), {
        slug: slugify(frontMatter.series),
        title: frontMatter.series,
        description: null,
      })
    }
  }
  return { authors, tags, series }
}
