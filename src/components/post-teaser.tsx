import { graphql } from 'gatsby'
import { PageLink } from './page-link.tsx'
import { Picture } from './picture.tsx'
import { PostDate } from './post-date.tsx'
import { ReadingTime } from './reading-time.tsx'
import { StateMark } from './state-mark.tsx'

interface PostTeaserProps {
  readonly post: Queries.PostTeaserFragment
  /** Whether the excerpt is shown under the title. */
  readonly withExcerpt?: boolean
}

/** A post with its cover over its title. */
export function PostTeaser({ post, withExcerpt = false }: PostTeaserProps) {
  return (
    <article className="teaser" data-testid="post-teaser">
      <div className="teaser__cover">
        <Picture
          picture={post.cover}
          className="cover-box"
          decorative
          sizes="(min-width: 64rem) 34rem, (min-width: 40rem) 46vw, 92vw"
        />
      </div>
      <h3 className="teaser__title">
        <PageLink to={post.path}>{post.title}</PageLink>
      </h3>
      {withExcerpt ? <p className="teaser__excerpt">{post.excerpt}</p> : null}
      <p className="teaser__meta">
        <PostDate date={post.date} text={post.dateText} />
        <ReadingTime minutes={post.timeToRead} />
        <StateMark draft={post.draft} scheduled={post.scheduled} />
      </p>
    </article>
  )
}

export const postTeaserFragment = graphql`
  fragment PostTeaser on Post {
    id
    path
    title
    excerpt
    timeToRead
    draft
    scheduled
    date
    dateText: date(formatString: "D MMM YYYY")
    cover {
      ...CoverPicture
    }
  }
`
