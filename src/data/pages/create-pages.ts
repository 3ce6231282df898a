import { resolve } from 'node:path'
import type { CreatePagesArgs } from 'gatsby'
import { addressOf } from '../nodes/addresses'
import { POSTS_PER_PAGE, pageCountOf } from './page-count'

const PAGES_QUERY = /* GraphQL */ `
  query CreatePages {
    allPost(sort: { slug: ASC }) { nodes { id slug unlisted redirectFrom } }
    allAuthor { nodes { id slug } }
    allTag { nodes { id slug postCount } }
    allSeries { nodes { id slug postCount } }
  }
`

interface Listed {
  readonly id: string
  readonly slug: string
}

interface PagesAnswer {
  readonly allPost: {
    readonly nodes: readonly (Listed & {
      readonly unlisted: boolean
      readonly redirectFrom: readonly string[]
    })[]
  }
  readonly allAuthor: { readonly nodes: readonly Listed[] }
  readonly allTag: { readonly nodes: readonly (Listed & { readonly postCount: number })[] }
  readonly allSeries: { readonly nodes: readonly (Listed & { readonly postCount: number })[] }
}

/**
 * Creates one page per post, author, tag and series from their templates, with only the id in the context,
 * the pages of the home page's list, and a redirect per former address of a post. Tags and series without a post have no page.
 */
export async function createAllPages(
  { actions, graphql, reporter }: CreatePagesArgs,
  root: string,
): Promise<void> {
  const { data, errors } = await graphql<PagesAnswer>(PAGES_QUERY)
  if (errors || !data) {
    reporter.panicOnBuild('The query for the pages of the site failed', errors)
    return
  }
  const template = (name: string) => resolve(root, 'src/templates', `${name}.tsx`)
  const create = (kind: 'post' | 'author' | 'tag' | 'series', { id, slug }: Listed) =>
    actions.createPage({ path: addressOf[kind](slug), component: template(kind), context: { id } })

  for (const post of data.allPost.nodes) create('post', post)
  for (const { slug, redirectFrom } of data.allPost.nodes) {
    for (const fromPath of redirectFrom)
      actions.createRedirect({ fromPath, toPath: addressOf.post(slug), isPermanent: true })
  }
  for (const author of data.allAuthor.nodes) create('author', author)
  for (const tag of data.allTag.nodes) if (tag.postCount > 0) create('tag', tag)
  for (const series of data.allSeries.nodes) if (series.postCount > 0) create('series', series)

  const listed = data.allPost.nodes.filter(post => !post.unlisted).length
  const pageCount = pageCountOf(listed)
  for (let page = 1; page <= pageCount; page += 1) {
    actions.createPage({
      path: addressOf.home(page),
      component: template('home'),
      context: { limit: POSTS_PER_PAGE, skip: (page - 1) * POSTS_PER_PAGE, page, pageCount },
    })
  }
}
