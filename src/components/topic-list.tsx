import { graphql } from 'gatsby'
import { PageLink } from './page-link.tsx'
import { TopicMark } from './topic-mark.tsx'

interface TopicListProps {
  readonly topics: readonly Queries.TopicLinkFragment[]
}

/** The topics of a post, each a link to its page. */
export function TopicList({ topics }: TopicListProps) {
  if (topics.length === 0) return null
  return (
    <ul className="topic-list" aria-label="Topics">
      {topics.map(({ slug, path, name, line }) => (
        <li key={slug}>
          <PageLink to={path} className="topic-link">
            <TopicMark line={line} />
            {name}
          </PageLink>
        </li>
      ))}
    </ul>
  )
}

export const topicLinkFragment = graphql`
  fragment TopicLink on Tag {
    slug
    path
    name
    line
  }
`
