import { dirname, join, relative } from 'node:path'
import type { Node, NodePluginArgs } from 'gatsby'
import type { PostSource } from '../content/content'
import { isPublished } from '../content/is-published'
import { isFile, localFile } from '../content/local-picture'
import type { ContentReader } from '../content/open-content'
import { addressOf } from './addresses'
import { gatherPublication, makePostRecord } from './publication'

type Args = Pick<
  NodePluginArgs,
  'actions' | 'createNodeId' | 'createContentDigest' | 'getNode' | 'getNodesByType'
>

/** What the nodes are made of, and for which site. */
export interface SyncContext {
  readonly content: ContentReader
  readonly site: SiteSettings
}

/** Where a site lies, and whether drafts and scheduled posts show (in develop they do). */
export interface SiteSettings {
  readonly root: string
  readonly showUnpublished: boolean
  readonly now: Date
  /** Base address under which a file of the repository can be edited, without a trailing slash. */
  readonly editBase: string
}

const isShown = (post: PostSource, site: SiteSettings) =>
  post.frontMatter !== undefined &&
  (site.showUnpublished || isPublished(post.frontMatter, site.now))

function folderIn(site: SiteSettings): (file: string) => string {
  return file => relative(site.root, dirname(file)).replaceAll('\\', '/')
}

/** Creates a node of one of the site's own types, or keeps the one that has the same content. */
function putNode(
  args: Args,
  type: string,
  key: string,
  content: Readonly<Record<string, unknown>>,
  parent?: Node,
): string {
  const id = args.createNodeId(`${type} ${key}`)
  const contentDigest = args.createContentDigest(content)
  const known = args.getNode(id)
  if (known?.internal.contentDigest === contentDigest && known.parent === (parent?.id ?? null)) {
    args.actions.touchNode(known)
    return id
  }
  args.actions.createNode({
    ...content,
    id,
    parent: parent?.id ?? null,
    children: [],
    internal: { type, contentDigest },
  })
  return id
}

/** Line colours of the style sheet, by which readers know a tag. */
const LINE_COLOURS = 8

/**
 * Makes all nodes of the site's own types agree with the content as it was at the last look. Runs in every build and
 * after every change in develop: a post's author or tag may be another because of a file that is not the post's.
 */
export function syncAll(args: Args, context: SyncContext): void {
  syncPeopleAndSubjects(args, context)
  for (const remark of args.getNodesByType('MarkdownRemark')) syncPost(args, remark, context)
}

/** Creates the Author, Tag and Series nodes of everything that is shown and deletes those that nothing names any more. */
function syncPeopleAndSubjects(args: Args, { content: reader, site }: SyncContext): void {
  const content = reader.current()
  const shown = content.posts.filter(post => isShown(post, site))
  const { authors, tags, series } = gatherPublication({
    content,
    posts: shown,
    names: reader.names(),
    folderOf: folderIn(site),
    hasPicture: ({ source, folder }) => {
      if (source === null) return false
      const file = localFile(source, { root: site.root, folder: join(site.root, folder) })
      return file === undefined || isFile(file)
    },
  })
  const kept = new Set([
    ...[...authors.values()].map(author =>
      putNode(args, 'Author', author.slug, { ...author, path: addressOf.author(author.slug) }),
    ),
    ...[...tags.values()].map((tag, index) =>
      putNode(args, 'Tag', tag.slug, {
        ...tag,
        path: addressOf.tag(tag.slug),
        line: 1 + (index % LINE_COLOURS),
      }),
    ),
    ...[...series.values()].map(one =>
      putNode(args, 'Series', one.slug, { ...one, path: addressOf.series(one.slug) }),
    ),
  ])
  for (const type of ['Author', 'Tag', 'Series']) {
    for (const node of args.getNodesByType(type))
      if (!kept.has(node.id)) args.actions.deleteNode(node)
  }
}

/** Creates the Post node of a markdown node, as its child, where the post is shown; deletes one that no longer is. */
export function syncPost(args: Args, remark: Node, context: SyncContext): void {
  const { content, site } = context
  const file = String(remark.fileAbsolutePath)
  if (relative(join(site.root, 'content/posts'), file).startsWith('..')) return
  const post = content.post(file)
  if (post === undefined || post.frontMatter === undefined || !isShown(post, site)) {
    const existing = args.getNode(args.createNodeId(`Post ${file}`))
    if (existing) args.actions.deleteNode(existing)
    return
  }
  const record = makePostRecord({
    source: post,
    frontMatter: post.frontMatter,
    folder: folderIn(site)(file),
    names: content.names(),
  })
  const id = putNode(
    args,
    'Post',
    file,
    {
      ...record,
      path: addressOf.post(record.slug),
      scheduled: !isPublished({ publishAt: record.publishAt }, site.now),
      author: record.author && args.createNodeId(`Author ${record.author}`),
      tags: record.tags.map(tag => args.createNodeId(`Tag ${tag}`)),
      series: record.series && args.createNodeId(`Series ${record.series}`),
      file: relative(site.root, file).replaceAll('\\', '/'),
      editUrl: `${site.editBase}/${relative(site.root, file).replaceAll('\\', '/')}`,
    },
    remark,
  )
  const child = args.getNode(id)
  if (child) args.actions.createParentChildLink({ parent: remark, child })
}
