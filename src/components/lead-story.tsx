import { graphql } from 'gatsby'
import { Byline } from './byline.tsx'
import { PageLink } from './page-link.tsx'
import { Picture } from './picture.tsx'
import { TopicList } from './topic-list.tsx'

interface LeadStoryProps {
  readonly post: Queries.LeadStoryFragment
}

/** The newest post, at the head of the home page. */
export function LeadStory({ post }: LeadStoryProps) {
  return (
    <article className="lead" data-testid="hero-post">
      <div className="lead__cover">
        <Picture
          picture={post.cover}
          className="cover-box"
          eager
          decorative
          sizes="(min-width: 80rem) 46rem, (min-width: 60rem) 58vw, 92vw"
        />
      </div>
      <div className="lead__text">
        <TopicList topics={post.tags} />
        <h2 className="lead__title">
          <PageLink to={post.path}>{post.title}</PageLink>
        </h2>
        <p className="lead__excerpt">{post.excerpt}</p>
        <Byline post={post} />
      </div>
    </article>
  )
}

export const leadStoryFragment = graphql`
  fragment LeadStory on Post {
    path
    title
    excerpt
    tags {
      ...TopicLink
    }
    ...Byline
    cover {
      ...CoverPicture
    }
  }
`
