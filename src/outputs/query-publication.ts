import type { NodePluginArgs } from 'gatsby'
import type { Publication, PublishedPost } from './publication.ts'
import { socialPicturePath } from './social-pictures/write-social-pictures.ts'

/** Runs a query in the data layer, as Gatsby hands it to `onPostBuild`. */
export type RunQuery = <Data>(query: string) => Promise<{ data?: Data; errors?: Error[] }>

type Reporter = Pick<NodePluginArgs['reporter'], 'panic'>

type Row = Queries.PublicationOutputsQuery['allPost']['nodes'][number]

/**
 * Asks the data layer for all that the outputs are made of. Stops the build when the query fails: outputs that miss
 * half of the posts would be worse than none.
 */
export async function queryPublication(
  graphql: RunQuery,
  reporter: Reporter,
): Promise<Publication> {
  const { data, errors } = await graphql<Queries.PublicationOutputsQuery>(/* GraphQL */ `
    query PublicationOutputs {
      site {
        siteMetadata {
          title
          description
          siteUrl
          language
          indexable
        }
      }
      allPost(sort: [{ date: DESC }, { slug: ASC }]) {
        nodes {
          slug
          path
          title
          excerpt
          date
          updated
          unlisted
          redirectFrom
          html
          timeToRead
          parent {
            ... on MarkdownRemark {
              rawMarkdownBody
            }
          }
          author {
            name
            path
          }
          tags {
            name
            path
          }
          series {
            title
            path
          }
          socialImage {
            url
          }
        }
      }
      allSitePage {
        nodes {
          path
        }
      }
    }
  `)
  if (errors || !data)
    return reporter.panic('The query for feeds, sitemap and search failed', errors)
  return describePublication(data)
}

/** The answer of the data layer as the outputs need it. */
export function describePublication(data: Queries.PublicationOutputsQuery): Publication {
  const { title, description, siteUrl, language, indexable } = data.site?.siteMetadata ?? {}
  return {
    title: title ?? '',
    description: description ?? '',
    siteUrl: (siteUrl ?? '').replace(/\/+$/, ''),
    language: language ?? 'en',
    indexable: indexable ?? true,
    posts: data.allPost.nodes.map(describePost),
    pages: data.allSitePage.nodes.map(page => page.path),
  }
}

function describePost(row: Row): PublishedPost {
  const date = new Date(row.date)
  const updated = row.updated === null ? date : new Date(row.updated)
  return {
    slug: row.slug,
    path: row.path,
    title: row.title,
    excerpt: row.excerpt,
    date,
    modified: updated > date ? updated : date,
    html: row.html,
    markdown: row.parent && 'rawMarkdownBody' in row.parent ? row.parent.rawMarkdownBody : null,
    author: row.author,
    tags: row.tags,
    series: row.series && { name: row.series.title, path: row.series.path },
    timeToRead: row.timeToRead,
    unlisted: row.unlisted,
    redirectFrom: row.redirectFrom,
    socialImage: row.socialImage.url ?? socialPicturePath(row.slug),
  }
}
