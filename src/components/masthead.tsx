import { useSiteMetadata } from '../site/use-site-metadata.ts'
import { PageLink } from './page-link.tsx'

interface MastheadProps {
  readonly topics: readonly (Queries.TopicLinkFragment & { readonly postCount: number })[]
}

/** The name of the publication over the line of its topics, each a stop that leads to its page. */
export function Masthead({ topics }: MastheadProps) {
  const { title, description } = useSiteMetadata()
  const stops = topics.filter(({ postCount }) => postCount > 0)
  return (
    <header className="masthead wrap">
      <h1 className="masthead__title">{title}</h1>
      <p className="masthead__description">{description}</p>
      {stops.length === 0 ? null : (
        <nav className="route" aria-label="Topics">
          <ul>
            {stops.map(({ slug, path, name, line }) => (
              <li key={slug} data-line={line}>
                <PageLink to={path}>{name}</PageLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  )
}
