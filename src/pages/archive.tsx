import { graphql, type HeadFC, type PageProps } from 'gatsby'
import { PageHeading } from '../components/page-heading.tsx'
import { PageLink } from '../components/page-link.tsx'
import { PostDate } from '../components/post-date.tsx'
import { ReadingTime } from '../components/reading-time.tsx'
import { StateMark } from '../components/state-mark.tsx'
import { Seo } from '../seo/seo.tsx'
import { countPosts } from '../site/count-posts.ts'
import { useSiteMetadata } from '../site/use-site-metadata.ts'

type ArchivePost = Queries.ArchivePageQuery['allPost']['nodes'][number]

/** Every post, by year. */
export default function ArchivePage({ data }: PageProps<Queries.ArchivePageQuery>) {
  const posts = data.allPost.nodes
  return (
    <div className="wrap">
      <PageHeading title="Archive">
        <p>{countPosts(posts.length)}, newest first.</p>
      </PageHeading>
      {groupByYear(posts).map(({ year, posts: postsOfYear }) => (
        <section key={year} className="year" aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`} className="year__number">
            {year}
          </h2>
          <ol className="year__posts">
            {postsOfYear.map(post => (
              <li key={post.id} data-testid="archive-entry">
                <span className="year__date">
                  <PostDate date={post.date} text={post.dayText} />
                </span>
                <span className="year__title">
                  <PageLink to={post.path}>{post.title}</PageLink>{' '}
                  <StateMark draft={post.draft} scheduled={post.scheduled} />
                </span>
                <ReadingTime minutes={post.timeToRead} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

interface Year {
  readonly year: string
  readonly posts: readonly ArchivePost[]
}

/** Splits posts, sorted by date, where the year changes. */
function groupByYear(posts: readonly ArchivePost[]): readonly Year[] {
  return [...new Set(posts.map(({ year }) => year))].map(year => ({
    year,
    posts: posts.filter(post => post.year === year),
  }))
}

export const Head: HeadFC = () => {
  const { title } = useSiteMetadata()
  return (
    <Seo title="Archive" path="/archive/" description={`Every article of ${title}, by year.`} />
  )
}

export const query = graphql`
  query ArchivePage {
    allPost(filter: { unlisted: { eq: false } }, sort: [{ date: DESC }, { slug: ASC }]) {
      nodes {
        id
        path
        title
        timeToRead
        draft
        scheduled
        date
        dayText: date(formatString: "D MMMM")
        year: date(formatString: "YYYY")
      }
    }
  }
`
