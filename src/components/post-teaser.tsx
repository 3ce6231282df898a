import { graphql } from 'gatsby'
import { Byline } from './byline.tsx'
import { PageLink } from './page-link.tsx'
import { Picture } from './picture.tsx'

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
      <Byline post={post} withAuthor={false} />
    </article>
  )
}

export const postTeaserFragment = graphql`
  fragment PostTeaser on Post {
    id
    path
    title
    excerpt
    ...Byline
    cover {
      ...CoverPicture
    }
  }
`
