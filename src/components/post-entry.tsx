import { graphql } from 'gatsby'
import { PageLink } from './page-link.tsx'
import { PostDate } from './post-date.tsx'
import { ReadingTime } from './reading-time.tsx'
import { StateMark } from './state-mark.tsx'
import { TopicList } from './topic-list.tsx'

interface PostEntryProps {
  readonly post: Queries.PostEntryFragment
  /** The level that follows the heading over the list. */
  readonly headingLevel: 2 | 3
}

/** A post as a row of a timetable: date, title with excerpt and topics, length. */
export function PostEntry({ post, headingLevel }: PostEntryProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  return (
    <article className="entry" data-testid="post-entry">
      <p className="entry__date">
        <PostDate date={post.date} text={post.dateText} />
        <StateMark draft={post.draft} scheduled={post.scheduled} />
      </p>
      <div className="entry__text">
        <Heading className="entry__title">
          <PageLink to={post.path}>{post.title}</PageLink>
        </Heading>
        <p className="entry__excerpt">{post.excerpt}</p>
        <TopicList topics={post.tags} />
      </div>
      <p className="entry__author">
        {post.author === null ? null : (
          <PageLink to={post.author.path}>{post.author.name}</PageLink>
        )}
      </p>
      <p className="entry__length">
        <ReadingTime minutes={post.timeToRead} />
      </p>
    </article>
  )
}

export const postEntryFragment = graphql`
  fragment PostEntry on Post {
    id
    path
    title
    excerpt
    timeToRead
    draft
    scheduled
    date
    dateText: date(formatString: "D MMM YYYY")
    author {
      name
      path
    }
    tags {
      ...TopicLink
    }
  }
`
