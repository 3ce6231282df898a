import { graphql } from 'gatsby'
import { PageLink } from './page-link.tsx'

interface SeriesLineProps {
  readonly series: Queries.SeriesLineFragment
  /** The id of the post that the reader is at. */
  readonly currentId?: string
}

/** The posts of a series in reading order, as the stops of a line. */
export function SeriesLine({ series, currentId }: SeriesLineProps) {
  return (
    <ol className="series-line">
      {series.posts.map(({ id, path, title, timeToRead }) => (
        <li key={id} data-current={id === currentId ? '' : undefined}>
          {id === currentId ? (
            <span aria-current="page">{title}</span>
          ) : (
            <PageLink to={path}>{title}</PageLink>
          )}
          <span className="series-line__length">{timeToRead} min</span>
        </li>
      ))}
    </ol>
  )
}

export const seriesLineFragment = graphql`
  fragment SeriesLine on Series {
    path
    title
    posts {
      id
      path
      title
      timeToRead
    }
  }
`
