import { graphql } from 'gatsby'
import { Byline } from './byline.tsx'
import { PageLink } from './page-link.tsx'
import { TopicList } from './topic-list.tsx'

interface PostEntryProps {
  readonly post: Queries.PostEntryFragment
  /** The level that follows the heading over the list. */
  readonly headingLevel: 2 | 3
}

/** A post as a row of a timetable: date, title with excerpt and topics, author, length. */
export function PostEntry({ post, headingLevel }: PostEntryProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  return (
    <article className="entry" data-testid="post-entry">
      <div className="entry__text">
        <Heading className="entry__title">
          <PageLink to={post.path}>{post.title}</PageLink>
        </Heading>
        <p className="entry__excerpt">{post.excerpt}</p>
        <TopicList topics={post.tags} />
      </div>
      <Byline post={post} />
    </article>
  )
}

export const postEntryFragment = graphql`
  fragment PostEntry on Post {
    id
    path
    title
    excerpt
    tags {
      ...TopicLink
    }
    ...Byline
  }
`
