import { graphql } from 'gatsby'
import { PageLink } from './page-link.tsx'
import { PostDate } from './post-date.tsx'
import { ReadingTime } from './reading-time.tsx'
import { StateMark } from './state-mark.tsx'

interface BylineProps {
  readonly post: Queries.BylineFragment
  /** Whether the author is named; not where the posts beside it say no more than a title. */
  readonly withAuthor?: boolean
}

/** Who wrote a post, when, and how long it takes to read. */
export function Byline({ post, withAuthor = true }: BylineProps) {
  const { author } = post
  return (
    <p className="byline">
      {author === null || !withAuthor ? null : (
        <span className="byline__author">
          <PageLink to={author.path}>{author.name}</PageLink>
        </span>
      )}
      <span className="byline__date">
        <PostDate date={post.date} text={post.dateText} />
        <StateMark draft={post.draft} scheduled={post.scheduled} />
      </span>
      <ReadingTime minutes={post.timeToRead} />
    </p>
  )
}

export const bylineFragment = graphql`
  fragment Byline on Post {
    timeToRead
    draft
    scheduled
    date
    dateText: date(formatString: "D MMM YYYY")
    author {
      name
      path
    }
  }
`
