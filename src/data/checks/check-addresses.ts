import { relative } from 'node:path'
import type { Content } from '../content/content'
import { slugify } from '../content/slug-of-post'
import { addressOf } from '../nodes/addresses'
import { type ContentProblem, positionAt } from '../problem'

interface Addressed {
  readonly file: string
  readonly address: string
  readonly line: number
  readonly column: number
  readonly hint: string
}

/** Finds posts, and authors, that want one address. Addresses that differ in case only are one on many servers. */
export function checkAddresses(
  content: Pick<Content, 'posts' | 'authors'>,
  root: string,
): ContentProblem[] {
  const posts = content.posts.map(post => ({
    file: post.file,
    address: addressOf.post(post.slug),
    ...positionAt(post.text, post.frontMatter?.slug === undefined ? 0 : post.offsetOf(['slug'])),
    hint: 'Give one of the two another slug: "slug: ..." in its front matter, or another file name.',
  }))
  const authors = content.authors.map(author => ({
    file: author.file,
    address: addressOf.author(slugify(author.id)),
    line: 1,
    column: 1,
    hint: 'Give one of the two files another name.',
  }))
  return [...findTaken(posts, root), ...findTaken(authors, root)]
}

function findTaken(all: readonly Addressed[], root: string): ContentProblem[] {
  const first = new Map<string, Addressed>()
  return all.flatMap(one => {
    const { file, address, line, column, hint } = one
    const key = address.normalize('NFC').toLowerCase()
    const other = first.get(key)
    if (other === undefined) {
      first.set(key, one)
      return []
    }
    const variant =
      other.address === address
        ? ''
        : ` (as ${other.address}; addresses that differ in case only are one on many servers)`
    const message = `The address ${address} is taken by ${relative(root, other.file)}${variant}`
    return [{ severity: 'error' as const, file, line, column, message, hint }]
  })
}
