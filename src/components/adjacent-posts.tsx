import { graphql } from 'gatsby'
import { PageLink } from './page-link.tsx'

interface AdjacentPostsProps {
  readonly previous: Queries.AdjacentPostFragment | null
  readonly next: Queries.AdjacentPostFragment | null
}

/** The way to the older and the newer post. */
export function AdjacentPosts({ previous, next }: AdjacentPostsProps) {
  if (previous === null && next === null) return null
  return (
    <nav className="adjacent" aria-label="Previous and next article">
      {previous === null ? null : (
        <PageLink to={previous.path} rel="prev" className="adjacent__link adjacent__link--previous">
          <span className="label">
            <span aria-hidden="true">← </span>Previous
          </span>
          <span className="adjacent__title">{previous.title}</span>
        </PageLink>
      )}
      {next === null ? null : (
        <PageLink to={next.path} rel="next" className="adjacent__link adjacent__link--next">
          <span className="label">
            Next<span aria-hidden="true"> →</span>
          </span>
          <span className="adjacent__title">{next.title}</span>
        </PageLink>
      )}
    </nav>
  )
}

export const adjacentPostFragment = graphql`
  fragment AdjacentPost on Post {
    path
    title
  }
`
