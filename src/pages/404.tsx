import { graphql, type HeadFC, useStaticQuery } from 'gatsby'
import { PageLink } from '../components/page-link.tsx'
import { PostDate } from '../components/post-date.tsx'
import { Seo } from '../seo/seo.tsx'

/** What is shown where no page was made. */
export default function NotFoundPage() {
  const { allPost } = useStaticQuery<Queries.LatestPostsQuery>(graphql`
    query LatestPosts {
      allPost(
        filter: { unlisted: { eq: false } }
        sort: [{ date: DESC }, { slug: ASC }]
        limit: 4
      ) {
        nodes {
          path
          title
          date
          dateText: date(formatString: "D MMM YYYY")
        }
      }
    }
  `)
  return (
    <div className="wrap not-found">
      <svg className="not-found__track" viewBox="0 0 1200 260" aria-hidden="true">
        <path className="track" d="M-20 60H380q20 0 34 14l92 92q14 14 34 14H700" />
        <path className="track track--missing" d="M740 180H1220" />
        <circle className="station" cx="180" cy="60" r="15" />
        <circle className="station" cx="600" cy="180" r="15" />
        <path className="buffer" d="M712 140v80" />
      </svg>
      <p className="label">404</p>
      <h1>The line ends here</h1>
      <p className="not-found__text">
        No page was rendered for this address: it was mistyped, moved, or never on the timetable.
        The <PageLink to="/search/">search</PageLink> and the{' '}
        <PageLink to="/archive/">archive</PageLink> know every stop there is.
      </p>
      {allPost.nodes.length === 0 ? null : (
        <section aria-labelledby="latest">
          <h2 id="latest" className="section-title">
            Latest departures
          </h2>
          <ul className="departures">
            {allPost.nodes.map(({ path, title, date, dateText }) => (
              <li key={path}>
                <PostDate date={date} text={dateText} />
                <PageLink to={path}>{title}</PageLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

export const Head: HeadFC = () => (
  <Seo title="Page not found" path="/404.html" listed={false} description="No page is here." />
)
