import { posix } from 'node:path'
import type { Node } from 'gatsby'
import type { GraphQLResolveInfo } from 'graphql'
import { writeDataUri } from '../../covers/data-uri.ts'
import { drawCover } from '../../covers/draw-cover.ts'
import { addressOf } from '../nodes/addresses'
import { pictureResolvers } from './picture-resolvers'
import { type ResolverContext, resolveFieldOf, type SiteResolver } from './resolver-context'

/** Characters of an excerpt that is taken from the text. */
const EXCERPT_LENGTH = 200

interface PostLinksField {
  readonly previous: string | null
  readonly next: string | null
  readonly related: readonly string[]
}

function linksOf(post: Node): PostLinksField {
  const { links } = (post.fields ?? {}) as { readonly links?: PostLinksField }
  return links ?? { previous: null, next: null, related: [] }
}

/** What a resolver asks the text of a post for, and what it makes of the answer. */
interface TextQuestion {
  readonly field: string
  readonly args?: Readonly<Record<string, unknown>>
  readonly finish?: (answer: unknown) => unknown
}

/** A resolver of a field that the node of the post's text has; without such a node the answer is null. */
const fromText =
  ({ field, args = {}, finish = answer => answer }: TextQuestion): SiteResolver<Node> =>
  async (post, _args, context, info) => {
    const node = post.parent ? context.nodeModel.getNodeById({ id: post.parent }) : null
    const question = { type: 'MarkdownRemark', field, args, context, info }
    return finish(node && (await resolveFieldOf({ ...question, node })))
  }

const askForExcerpt = fromText({
  field: 'excerpt',
  args: { pruneLength: EXCERPT_LENGTH },
  finish: excerpt => excerpt ?? '',
})

async function findListedPosts(
  context: ResolverContext,
  filter: Readonly<Record<string, unknown>>,
): Promise<Node[]> {
  const { entries } = await context.nodeModel.findAll({
    type: 'Post',
    query: {
      filter: { ...filter, unlisted: { eq: false } },
      sort: { fields: ['date', 'slug'], order: ['DESC', 'ASC'] },
    },
  })
  return [...entries]
}

function placeInSeries(post: Node): number {
  return typeof post.seriesPosition === 'number' ? post.seriesPosition : Number.POSITIVE_INFINITY
}

/** Listed posts of a series in reading order; `findListedPosts` gives newest first. */
async function findPostsOfSeries(context: ResolverContext, id: string): Promise<Node[]> {
  const posts = (await findListedPosts(context, { series: { id: { eq: id } } })).reverse()
  return posts.sort((a, b) => {
    const [placeA, placeB] = [placeInSeries(a), placeInSeries(b)]
    return placeA === placeB ? 0 : placeA - placeB
  })
}

/** Resolvers of the site's own types, for `createResolvers`; `root` is the site's folder. */
export function makeResolvers(root: string) {
  const listOf =
    (find: (context: ResolverContext, id: string) => Promise<Node[]>): SiteResolver<Node> =>
    (source, _args, context) =>
      find(context, source.id)
  const countOf =
    (find: (context: ResolverContext, id: string) => Promise<Node[]>): SiteResolver<Node> =>
    async (source, _args, context) =>
      (await find(context, source.id)).length
  const byTag = (context: ResolverContext, id: string) =>
    findListedPosts(context, { tags: { elemMatch: { id: { eq: id } } } })
  const byAuthor = (context: ResolverContext, id: string) =>
    findListedPosts(context, { author: { id: { eq: id } } })

  const linked =
    (direction: 'previous' | 'next'): SiteResolver<Node> =>
    (post, _args, context) => {
      const id = linksOf(post)[direction]
      return id === null ? null : context.nodeModel.getNodeById({ id, type: 'Post' })
    }

  return {
    Post: {
      excerpt: {
        resolve: ((post, args, context, info) =>
          post.excerpt ?? askForExcerpt(post, args, context, info)) satisfies SiteResolver<Node>,
      },
      cover: {
        resolve: (post: Node) => ({
          ...(post.cover as object),
          substitute: writeDataUri(drawCover(String(post.slug))),
        }),
      },
      socialImage: {
        resolve: (post: Node) => ({
          ...(post.socialImage as object),
          substitute: addressOf.socialImage(String(post.slug)),
        }),
      },
      html: { resolve: fromText({ field: 'html' }) },
      headings: { resolve: fromText({ field: 'headings', finish: headings => headings ?? [] }) },
      tableOfContents: {
        resolve: fromText({ field: 'tableOfContents', args: { absolute: false, maxDepth: 3 } }),
      },
      timeToRead: {
        resolve: fromText({
          field: 'timeToRead',
          finish: minutes => Math.max(1, Number(minutes ?? 1)),
        }),
      },
      wordCount: {
        resolve: fromText({
          field: 'wordCount',
          finish: counted =>
            typeof counted === 'object' && counted && 'words' in counted ? counted.words : 0,
        }),
      },
      previous: { resolve: linked('previous') },
      next: { resolve: linked('next') },
      related: {
        resolve: (post: Node, _args: unknown, context: ResolverContext) =>
          linksOf(post).related.flatMap(
            id => context.nodeModel.getNodeById({ id, type: 'Post' }) ?? [],
          ),
      },
    },
    Picture: pictureResolvers(root),
    Author: {
      bio: {
        resolve: async (
          { bioFile }: Node,
          _args: unknown,
          context: ResolverContext,
          info: GraphQLResolveInfo,
        ) => {
          if (typeof bioFile !== 'string') return null
          const fileAbsolutePath = posix.join(root.replaceAll('\\', '/'), bioFile)
          const node = await context.nodeModel.findOne({
            type: 'MarkdownRemark',
            query: { filter: { fileAbsolutePath: { eq: fileAbsolutePath } } },
          })
          return (
            node && resolveFieldOf({ type: 'MarkdownRemark', field: 'html', node, context, info })
          )
        },
      },
      posts: { resolve: listOf(byAuthor) },
    },
    Tag: { posts: { resolve: listOf(byTag) }, postCount: { resolve: countOf(byTag) } },
    Series: {
      posts: { resolve: listOf(findPostsOfSeries) },
      postCount: { resolve: countOf(findPostsOfSeries) },
    },
  }
}
