import { graphql, type HeadFC, type PageProps } from 'gatsby'
import { PageHeading } from '../components/page-heading.tsx'
import { PageLink } from '../components/page-link.tsx'
import { SeriesLine } from '../components/series-line.tsx'
import { Seo } from '../seo/seo.tsx'
import { useSiteMetadata } from '../site/use-site-metadata.ts'

/** Every series that has posts. */
export default function SeriesIndexPage({ data }: PageProps<Queries.SeriesIndexPageQuery>) {
  const seriesWithPosts = data.allSeries.nodes.filter(({ posts }) => posts.length > 0)
  return (
    <div className="wrap">
      <PageHeading title="Series">
        <p>Articles that belong together, in the order they are meant to be read.</p>
      </PageHeading>
      {seriesWithPosts.length === 0 ? <p className="empty">There is no series yet.</p> : null}
      {seriesWithPosts.map(series => (
        <section key={series.path} className="series-section" data-testid="series">
          <div>
            <h2 className="index-list__title">
              <PageLink to={series.path}>{series.title}</PageLink>
            </h2>
            <p className="index-list__text">{series.description}</p>
          </div>
          <SeriesLine series={series} />
        </section>
      ))}
    </div>
  )
}

export const Head: HeadFC = () => {
  const { title } = useSiteMetadata()
  return (
    <Seo title="Series" path="/series/" description={`The series of ${title}, part by part.`} />
  )
}

export const query = graphql`
  query SeriesIndexPage {
    allSeries(sort: { title: ASC }) {
      nodes {
        description
        ...SeriesLine
      }
    }
  }
`
