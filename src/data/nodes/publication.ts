import { basename, posix } from 'node:path'
import type { Content, PostSource } from '../content/content'
import type { Names } from '../content/names'
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
  /** The markdown file whose text is the biography, relative to the site's root; null where nobody wrote one. */
  readonly bioFile: string | null
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
  readonly redirectFrom: readonly string[]
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

/** A post's record; `folder` is the folder of its file relative to the site's root. */
export function makePostRecord(options: {
  readonly source: Pick<PostSource, 'slug'>
  readonly frontMatter: PostFrontMatter
  readonly folder: string
  readonly names: Names
}): PostRecord {
  const { source, frontMatter, folder, names } = options
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
    author: names.authorSlug(frontMatter.author),
    tags: [...new Set((frontMatter.tags ?? []).map(names.tagSlug))],
    series: frontMatter.series === undefined ? null : names.seriesSlug(frontMatter.series),
    seriesPosition: frontMatter.seriesPosition ?? null,
    canonicalUrl: frontMatter.canonicalUrl ?? null,
    redirectFrom: frontMatter.redirectFrom ?? [],
    showTableOfContents: frontMatter.toc ?? true,
  }
}

/** What the records of people and subjects are gathered from. */
export interface GatherSources {
  readonly content: Pick<Content, 'authors' | 'tags' | 'series'>
  /** The posts that are shown. */
  readonly posts: readonly Pick<PostSource, 'file' | 'frontMatter'>[]
  readonly names: Names
  /** Folder of a file relative to the site's root. */
  readonly folderOf: (file: string) => string
  /** Whether a picture can be shown. */
  readonly hasPicture: (picture: PictureReference) => boolean
}

/**
 * Authors, tags and series of the shown posts and of the files that declare them. An author given in place by two
 * posts is one author; the first that brings a picture which exists gives it.
 */
export function gatherPublication(sources: GatherSources): Publication {
  const { content, names } = sources
  const tags = new Map<string, TagRecord>()
  const series = new Map<string, SeriesRecord>()
  for (const [id, { name, description = null }] of Object.entries(content.tags))
    tags.set(slugify(id), { slug: slugify(id), name, description })
  for (const [id, { title, description = null }] of Object.entries(content.series))
    series.set(slugify(id), { slug: slugify(id), title, description })

  for (const { frontMatter } of sources.posts) {
    for (const name of frontMatter?.tags ?? []) {
      const slug = names.tagSlug(name)
      if (!tags.has(slug)) tags.set(slug, { slug, name, description: null })
    }
    if (frontMatter?.series === undefined) continue
    const slug = names.seriesSlug(frontMatter.series)
    if (!series.has(slug)) series.set(slug, { slug, title: frontMatter.series, description: null })
  }
  return { authors: gatherAuthors(sources), tags, series }
}

function gatherAuthors(sources: GatherSources): Map<string, AuthorRecord> {
  const { content, posts, names, folderOf, hasPicture } = sources
  const authors = new Map<string, AuthorRecord>()
  for (const { id, file, frontMatter, bio } of content.authors) {
    if (frontMatter === undefined) continue
    const { name, picture = null, role = null, url = null } = frontMatter
    const slug = slugify(id)
    authors.set(slug, {
      slug,
      name,
      role,
      url,
      bioFile: bio === '' ? null : posix.join(folderOf(file), basename(file)),
      picture: { source: picture, folder: folderOf(file), alt: `Portrait of ${name}` },
    })
  }
  for (const { file, frontMatter } of posts) {
    const author = frontMatter?.author
    const slug = names.authorSlug(author)
    if (slug === null || typeof author !== 'object') continue
    const known = authors.get(slug)
    if (known && hasPicture(known.picture)) continue
    const picture = {
      source: author.picture ?? null,
      folder: folderOf(file),
      alt: `Portrait of ${known?.name ?? author.name}`,
    }
    if (known === undefined)
      authors.set(slug, { slug, name: author.name, picture, role: null, url: null, bioFile: null })
    else if (hasPicture(picture)) authors.set(slug, { ...known, picture })
  }
  return authors
}
