import { graphql, type HeadFC, type PageProps } from 'gatsby'
import { PageHeading } from '../components/page-heading.tsx'
import { PostList } from '../components/post-list.tsx'
import { absoluteUrl } from '../seo/absolute-url.ts'
import { Seo } from '../seo/seo.tsx'
import { describeBreadcrumbs, describeCollection } from '../seo/structured-data.ts'
import { countPosts } from '../site/count-posts.ts'
import { useSiteMetadata } from '../site/use-site-metadata.ts'

/** A series and its posts in reading order. */
export default function SeriesPage({ data: { series } }: PageProps<Queries.SeriesPageQuery>) {
  if (series === null) return null
  return (
    <div className="wrap">
      <PageHeading label="Series" title={series.title}>
        {series.description === null ? null : <p>{series.description}</p>}
        <p className="quiet">{countPosts(series.postCount)}, in reading order</p>
      </PageHeading>
      <div className="stops">
        <PostList posts={series.posts} headingLevel={2} />
      </div>
    </div>
  )
}

export const Head: HeadFC<Queries.SeriesPageQuery> = ({ data: { series } }) => {
  const site = useSiteMetadata()
  if (series === null) return null
  const url = absoluteUrl(site.siteUrl, series.path)
  const description = series.description ?? `A series of ${site.title}: ${series.title}.`
  return (
    <Seo
      title={series.title}
      description={description}
      path={series.path}
      structuredData={[
        describeCollection({
          url,
          title: series.title,
          description,
          siteUrl: site.siteUrl,
          items: series.posts.map(({ path }) => absoluteUrl(site.siteUrl, path)),
        }),
        describeBreadcrumbs([
          { name: site.title, url: absoluteUrl(site.siteUrl, '/') },
          { name: 'Series', url: absoluteUrl(site.siteUrl, '/series/') },
          { name: series.title, url },
        ]),
      ]}
    />
  )
}

export const query = graphql`
  query SeriesPage($id: String!) {
    series(id: { eq: $id }) {
      path
      title
      description
      postCount
      posts {
        ...PostEntry
      }
    }
  }
`
