import { graphql, type HeadFC, type PageProps } from 'gatsby'
import { PageHeading } from '../components/page-heading.tsx'
import { PageLink } from '../components/page-link.tsx'
import { PostDate } from '../components/post-date.tsx'
import { SearchForm } from '../search/search-form.tsx'
import { SearchHits } from '../search/search-hits.tsx'
import { type SearchState, useSearch } from '../search/use-search.ts'
import { Seo } from '../seo/seo.tsx'
import { useSiteMetadata } from '../site/use-site-metadata.ts'

/** Full-text search on the index of the site itself; until something is asked, every post. */
export default function SearchPage({ data }: PageProps<Queries.SearchPageQuery>) {
  const search = useSearch()
  const { state } = search
  const topics = data.allTag.nodes.filter(({ postCount }) => postCount > 0)
  return (
    <div className="wrap">
      <PageHeading title="Search" />
      <SearchForm search={search} topics={topics} />
      <section aria-labelledby="results" className="search-results">
        <h2 id="results" className="section-title">
          {state.kind === 'idle' ? 'Every article' : 'Results'}
        </h2>
        <p role="status" className="quiet" data-testid="search-status">
          {describeState(state)}
        </p>
        {state.kind === 'found' ? (
          <SearchHits outcome={state.outcome} onMore={search.showMore} />
        ) : null}
        {state.kind === 'idle' || state.kind === 'failed' ? (
          <ul className="departures" data-testid="search-fallback">
            {data.allPost.nodes.map(({ path, title, date, dateText }) => (
              <li key={path}>
                <PostDate date={date} text={dateText} />
                <PageLink to={path}>{title}</PageLink>
              </li>
            ))}
          </ul>
        ) : null}
      </section>
    </div>
  )
}

function describeState(state: SearchState): string {
  switch (state.kind) {
    case 'idle':
      return ''
    case 'searching':
      return 'Searching…'
    case 'failed':
      return 'The search index could not be loaded. These are all the articles.'
    case 'found':
      if (state.outcome.count === 0) return 'Nothing found.'
      return state.outcome.count === 1 ? '1 result' : `${state.outcome.count} results`
  }
}

export const Head: HeadFC = () => {
  const { title } = useSiteMetadata()
  return (
    <Seo
      title="Search"
      path="/search/"
      listed={false}
      description={`Search every article of ${title}.`}
    />
  )
}

export const query = graphql`
  query SearchPage {
    allTag(sort: { name: ASC }) {
      nodes {
        name
        postCount
      }
    }
    allPost(filter: { unlisted: { eq: false } }, sort: [{ date: DESC }, { slug: ASC }]) {
      nodes {
        path
        title
        date
        dateText: date(formatString: "D MMM YYYY")
      }
    }
  }
`
