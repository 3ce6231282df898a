import { graphql } from 'gatsby'
import { PageLink } from './page-link.tsx'
import { Picture } from './picture.tsx'
import { Portrait } from './portrait.tsx'
import { PostDate } from './post-date.tsx'
import { StateMark } from './state-mark.tsx'
import { TopicList } from './topic-list.tsx'

interface PostHeaderProps {
  readonly post: Queries.PostHeaderFragment
}

/** The head of a post: topics, title, excerpt, who and when, and the cover. */
export function PostHeader({ post }: PostHeaderProps) {
  return (
    <header className="post-header">
      <div className="post-header__text">
        <TopicList topics={post.tags} />
        <h1 className="post-header__title">{post.title}</h1>
        <p className="post-header__excerpt">{post.excerpt}</p>
      </div>
      <div className="post-header__meta">
        <StateMark draft={post.draft} scheduled={post.scheduled} />
        {post.author === null ? null : (
          <div className="post-header__author" data-testid="post-author">
            <Portrait author={post.author} size="small" eager />
            <PageLink to={post.author.path} rel="author">
              {post.author.name}
            </PageLink>
          </div>
        )}
        <dl className="facts">
          <div>
            <dt>Published</dt>
            <dd data-testid="post-date">
              <PostDate date={post.date} text={post.dateText} />
            </dd>
          </div>
          {post.updated === null || post.updatedText === null ? null : (
            <div>
              <dt>Updated</dt>
              <dd data-testid="post-updated">
                <PostDate date={post.updated} text={post.updatedText} />
              </dd>
            </div>
          )}
          <div>
            <dt>Reading time</dt>
            <dd data-testid="reading-time">
              {post.timeToRead} {post.timeToRead === 1 ? 'minute' : 'minutes'}
            </dd>
          </div>
        </dl>
      </div>
      <Picture
        picture={post.cover}
        className="post-header__cover cover-box"
        eager
        sizes="(min-width: 84rem) 76rem, 94vw"
      />
    </header>
  )
}

export const postHeaderFragment = graphql`
  fragment PostHeader on Post {
    title
    excerpt
    timeToRead
    draft
    scheduled
    date
    dateText: date(formatString: "D MMMM YYYY")
    updated
    updatedText: updated(formatString: "D MMMM YYYY")
    author {
      path
      ...PortraitOfAuthor
    }
    tags {
      ...TopicLink
    }
    cover {
      ...CoverPicture
    }
  }
`
