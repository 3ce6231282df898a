import type { PostFrontMatter } from '../front-matter/post-schema'
import type { Content } from './content'
import { slugify } from './slug-of-post'

/** Finds the slugs of the people and subjects that a post names. */
export interface Names {
  readonly authorSlug: (author: PostFrontMatter['author']) => string | null
  readonly tagSlug: (tag: string) => string
  readonly seriesSlug: (series: string) => string
}

const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase()

/** Slugs of declared entries by their ids and names; what nobody declared gets a slug made of its name. */
function slugFinder(entries: readonly { id: string; name: string }[]): (given: string) => string {
  const slugs = new Map<string, string>()
  for (const { id, name } of entries) slugs.set(plain(name), slugify(id))
  for (const { id } of entries) slugs.set(plain(id), slugify(id))
  return given => slugs.get(plain(given)) ?? slugify(given)
}

/**
 * Reads how the declared people and subjects are called: an author given in place by the name of a declared one is
 * that one, a tag may be called by its id or its name.
 */
export function readNames(content: Pick<Content, 'authors' | 'tags' | 'series'>): Names {
  const findAuthor = slugFinder(
    content.authors.map(({ id, frontMatter }) => ({ id, name: frontMatter?.name ?? id })),
  )
  return {
    authorSlug: author => {
      if (author === undefined) return null
      return findAuthor(typeof author === 'string' ? author : author.name)
    },
    tagSlug: slugFinder(Object.entries(content.tags).map(([id, { name }]) => ({ id, name }))),
    seriesSlug: slugFinder(
      Object.entries(content.series).map(([id, { title }]) => ({ id, name: title })),
    ),
  }
}
