import { graphql, type HeadFC, type PageProps } from 'gatsby'
import { LeadStory } from '../components/lead-story.tsx'
import { Masthead } from '../components/masthead.tsx'
import { listPath, Pagination } from '../components/pagination.tsx'
import { PostList } from '../components/post-list.tsx'
import { PostTeaser } from '../components/post-teaser.tsx'
import { Seo } from '../seo/seo.tsx'
import { describeWebsite } from '../seo/structured-data.ts'
import { useSiteMetadata } from '../site/use-site-metadata.ts'

interface HomeContext {
  readonly page: number
  readonly pageCount: number
}

/** Posts that are shown with their covers, after the lead. */
const teaserCount = 2

/** The list of posts: the newest at length on the first page, the others as rows. */
export default function HomePage({
  data,
  pageContext,
}: PageProps<Queries.HomePageQuery, HomeContext>) {
  const { page, pageCount } = pageContext
  const posts = data.allPost.nodes
  const isFirst = page === 1
  const lead = isFirst ? posts[0] : undefined
  const teasers = isFirst ? posts.slice(1, 1 + teaserCount) : []
  const entries = isFirst ? posts.slice(1 + teaserCount) : posts
  return (
    <>
      {isFirst ? (
        <Masthead topics={data.allTag.nodes} />
      ) : (
        <header className="page-heading wrap">
          <h1>
            Articles, page {page} <span className="quiet">of {pageCount}</span>
          </h1>
        </header>
      )}
      <div className="wrap">
        {posts.length === 0 ? <p className="empty">Nothing has been published yet.</p> : null}
        {lead === undefined ? null : <LeadStory post={lead} />}
        {posts.length > 1 || !isFirst ? (
          <section className="more" aria-labelledby="more-stories">
            <h2 id="more-stories" className="section-title">
              {isFirst ? 'More stories' : 'Earlier stories'}
            </h2>
            {teasers.length === 0 ? null : (
              <div className="teaser-pair">
                {teasers.map(post => (
                  <PostTeaser key={post.id} post={post} withExcerpt />
                ))}
              </div>
            )}
            <PostList posts={entries} headingLevel={3} />
          </section>
        ) : null}
        <Pagination pageNumber={page} pageCount={pageCount} />
      </div>
    </>
  )
}

export const Head: HeadFC<Queries.HomePageQuery, HomeContext> = ({ pageContext }) => {
  const site = useSiteMetadata()
  const { page } = pageContext
  return page === 1 ? (
    <Seo path="/" structuredData={[describeWebsite(site)]} />
  ) : (
    <Seo
      title={`Articles, page ${page}`}
      path={listPath(page)}
      description={`Page ${page} of the articles of ${site.title}, newest first.`}
    />
  )
}

export const query = graphql`
  query HomePage($skip: Int!, $limit: Int!) {
    allPost(
      filter: { unlisted: { eq: false } }
      sort: [{ date: DESC }, { slug: ASC }]
      skip: $skip
      limit: $limit
    ) {
      nodes {
        id
        ...LeadStory
        ...PostTeaser
        ...PostEntry
      }
    }
    allTag(sort: { name: ASC }) {
      nodes {
        ...TopicLink
        postCount
      }
    }
  }
`
