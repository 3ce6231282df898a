import { existsSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { distance } from 'fastest-levenshtein'
import { addressOf } from '../nodes/addresses'
import { gatherPublication, isPublished, type Publication } from '../nodes/publication'
import { type ContentProblem, positionAt } from '../problem'
import type { Content, PostSource } from './content'
import { type References, readReferences } from './read-references'

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

/** Where the content lies, and the moment that decides what is published. */
export interface CheckSettings {
  readonly root: string
  readonly now: Date
}

type Report = (
  problem: Omit<ContentProblem, 'file' | 'line' | 'column'> & {
    readonly post: PostSource
    readonly offset: number
  },
) => void

/**
 * Finds every problem that only several files together show: two posts of one address, unknown authors, pictures
 * that do not exist, links and anchors that lead nowhere. Gives them with the problems of the single files,
 * ordered by file and place.
 */
export function checkContent(content: Content, settings: CheckSettings): ContentProblem[] {
  const problems: ContentProblem[] = [...content.problems]
  const report: Report = ({ post, offset, ...problem }) =>
    problems.push({ ...problem, file: post.file, ...positionAt(post.text, offset) })

  checkAddresses(content.posts, settings.root, report)
  checkAuthors(content, report)
  for (const post of content.posts) checkPictures(post, settings.root, report)
  checkLinks(content, settings, report)
  return problems.sort((a, b) =>
    a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
  )
}

function checkAddresses(posts: readonly PostSource[], root: string, report: Report): void {
  const first = new Map<string, PostSource>()
  for (const post of posts) {
    const key = post.slug.normalize('NFC').toLowerCase()
    const other = first.get(key)
    if (other === undefined) {
      first.set(key, post)
      continue
    }
    report({
      severity: 'error',
      post,
      offset: post.frontMatter?.slug === undefined ? 0 : post.offsetOf(['slug']),
      message: `The address ${addressOf.post(post.slug)} is taken by ${relative(root, other.file)}${other.slug === post.slug ? '' : ` (${addressOf.post(other.slug)}; addresses that differ in case only are one on many servers)`}`,
      hint: 'Give one of the two another slug: "slug: ..." in its front matter, or another file name.',
    })
  }
}

function checkAuthors(content: Content, report: Report): void {
  const ids = content.authors.map(author => author.id)
  for (const post of content.posts) {
    const author = post.frontMatter?.author
    if (typeof author !== 'string' || ids.includes(author)) continue
    report({
      severity: 'error',
      post,
      offset: post.offsetOf(['author']),
      message: `There is no author "${author}" in content/authors/`,
      hint: `${didYouMean(author, ids)}Add content/authors/${author}.md, or write "author:" with a name and a picture.`,
    })
  }
}

function didYouMean(given: string, known: readonly string[]): string {
  const [nearest] = [...known].sort((a, b) => distance(given, a) - distance(given, b))
  return nearest !== undefined && distance(given, nearest) <= Math.max(2, given.length / 3)
    ? `Did you mean ${nearest}? `
    : ''
}

/** Absolute path of a local picture; `undefined` for one that lies elsewhere. */
function pictureFile(target: string, post: PostSource, root: string): string | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(target)) return undefined
  const path = target.replace(/[?#].*$/, '')
  return path.startsWith('/') ? join(root, 'static', path) : join(dirname(post.file), path)
}

function checkPictures(post: PostSource, root: string, report: Report): void {
  const { frontMatter } = post
  if (!frontMatter) return
  const named: readonly {
    path: readonly string[]
    target: string | undefined
    fallback: string
  }[] = [
    {
      path: ['coverImage'],
      target: frontMatter.coverImage,
      fallback: 'The page draws a cover of its own.',
    },
    {
      path: ['author', 'picture'],
      target: typeof frontMatter.author === 'object' ? frontMatter.author.picture : undefined,
      fallback: "The page shows the author's initials.",
    },
    {
      path: ['ogImage', 'url'],
      target: frontMatter.ogImage?.url,
      fallback: 'A picture is made from the title.',
    },
  ]
  for (const { path, target, fallback } of named) {
    const file = target === undefined ? undefined : pictureFile(target, post, root)
    if (file === undefined || existsSync(file)) continue
    report({
      severity: 'warning',
      post,
      offset: post.offsetOf(path),
      message: `The picture ${target} does not exist (looked for ${relative(root, file)})`,
      hint: `${fallback} Add the file or change "${path.join('.')}".`,
    })
  }
}

function listAddresses(
  content: Content,
  settings: CheckSettings,
): { pages: Map<string, PostSource | undefined>; publication: Publication } {
  const published = content.posts.filter(
    post => post.frontMatter === undefined || isPublished(post.frontMatter, settings.now),
  )
  const publication = gatherPublication(content, published, file => file)
  const pages = new Map<string, PostSource | undefined>(
    [...FIXED_PAGES, ...FIXED_FILES].map(path => [path, undefined]),
  )
  for (const post of content.posts) pages.set(addressOf.post(post.slug), post)
  for (const slug of publication.authors.keys()) pages.set(addressOf.author(slug), undefined)
  for (const slug of publication.tags.keys()) pages.set(addressOf.tag(slug), undefined)
  for (const slug of publication.series.keys()) pages.set(addressOf.series(slug), undefined)
  return { pages, publication }
}

function checkLinks(content: Content, settings: CheckSettings, report: Report): void {
  const { pages } = listAddresses(content, settings)
  const read = new Map<PostSource, References>(
    content.posts.map(post => [post, readReferences(post.body, post.frontMatter?.title ?? '')]),
  )
  for (const [post, { references }] of read) {
    for (const { kind, target, offset } of references) {
      const at = { post, offset: post.bodyOffset + offset }
      if (kind === 'picture') {
        const file = pictureFile(target, post, settings.root)
        if (file !== undefined && !existsSync(file)) {
          report({
            severity: 'error',
            ...at,
            message: `The picture ${target} does not exist (looked for ${relative(settings.root, file)})`,
            hint: 'Add the file beside the post or under static/, or mend the path.',
          })
        }
      } else {
        const problem = checkLink(target, {
          post,
          pages,
          read,
          root: settings.root,
          now: settings.now,
        })
        if (problem) report({ severity: 'error', ...at, ...problem })
      }
    }
  }
}

interface LinkContext {
  readonly post: PostSource
  readonly pages: ReadonlyMap<string, PostSource | undefined>
  readonly read: ReadonlyMap<PostSource, References>
  readonly root: string
  readonly now: Date
}

function checkLink(
  target: string,
  context: LinkContext,
): { message: string; hint: string } | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(target)) return undefined
  const [, path = '', anchor] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(target) ?? []
  const address =
    path === ''
      ? addressOf.post(context.post.slug)
      : posix.resolve(addressOf.post(context.post.slug), path)
  const withSlash = address.endsWith('/') ? address : `${address}/`
  const known = context.pages.has(withSlash) || context.pages.has(address)
  if (!known) {
    const file = path.startsWith('/')
      ? join(context.root, 'static', path)
      : join(dirname(context.post.file), path)
    if (path !== '' && /\.\w+$/.test(path) && existsSync(file)) return undefined
    return {
      message: `The link ${target} leads nowhere: the site has no page ${withSlash}`,
      hint: `${nearestAddress(withSlash, [...context.pages.keys()])}Mend the address or remove the link.`,
    }
  }
  const linked = context.pages.get(withSlash)
  if (
    linked?.frontMatter &&
    !isPublished(linked.frontMatter, context.now) &&
    isPublished(context.post.frontMatter ?? {}, context.now)
  ) {
    return {
      message: `The link ${target} leads to a post that is not published`,
      hint: 'Publish that post first, or remove the link.',
    }
  }
  const anchors = linked && context.read.get(linked)?.anchors
  if (anchor && anchors && !anchors.has(anchor) && !/^(?:fn|fnref)-/.test(anchor)) {
    return {
      message: `The link ${target} names an anchor that ${linked === context.post ? 'this post' : address} does not have`,
      hint:
        anchors.size > 0
          ? `${didYouMean(anchor, [...anchors])}Its anchors: ${[...anchors].slice(0, 8).join(', ')}.`
          : 'It has no headings.',
    }
  }
  return undefined
}

function nearestAddress(address: string, known: readonly string[]): string {
  return didYouMean(address, known)
}
