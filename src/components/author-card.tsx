import { graphql } from 'gatsby'
import { PageLink } from './page-link.tsx'
import { Portrait } from './portrait.tsx'

interface AuthorCardProps {
  readonly author: Queries.AuthorCardFragment
}

/** Who wrote a post, at its foot. */
export function AuthorCard({ author }: AuthorCardProps) {
  return (
    <aside className="author-card" aria-label="About the author">
      <Portrait author={author} size="large" />
      <div>
        <p className="author-card__name">
          <PageLink to={author.path}>{author.name}</PageLink>
        </p>
        {author.role === null ? null : <p className="author-card__role">{author.role}</p>}
        {author.bio === null ? null : (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered at build from the repository's own Markdown.
          <div className="author-card__bio" dangerouslySetInnerHTML={{ __html: author.bio }} />
        )}
      </div>
    </aside>
  )
}

export const authorCardFragment = graphql`
  fragment AuthorCard on Author {
    path
    role
    bio
    ...PortraitOfAuthor
  }
`
