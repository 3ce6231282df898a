import { useSiteMetadata } from '../site/use-site-metadata.ts'
import { PageLink } from './page-link.tsx'

const feeds = [
  { href: '/rss.xml', label: 'RSS' },
  { href: '/atom.xml', label: 'Atom' },
  { href: '/feed.json', label: 'JSON feed' },
  { href: '/llms.txt', label: 'llms.txt' },
] as const

/** The foot of every page: what the publication is, how to follow it, where its source is. */
export function SiteFooter() {
  const { title, description, repositoryUrl } = useSiteMetadata()
  return (
    <footer className="site-footer">
      <div className="site-footer__inner wrap">
        <div className="site-footer__about">
          <p className="wordmark wordmark--large">
            <span className="lamp" aria-hidden="true" />
            {title}
          </p>
          <p>{description}</p>
        </div>
        <nav className="site-footer__links" aria-label="Follow">
          <h2 className="label">Follow</h2>
          <ul>
            {feeds.map(({ href, label }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <nav className="site-footer__links" aria-label="Read">
          <h2 className="label">Read</h2>
          <ul>
            <li>
              <PageLink to="/archive/">Every article</PageLink>
            </li>
            <li>
              <PageLink to="/tags/">Topics</PageLink>
            </li>
            <li>
              <PageLink to="/search/">Search</PageLink>
            </li>
            {repositoryUrl === null ? null : (
              <li>
                <a href={repositoryUrl}>Source</a>
              </li>
            )}
          </ul>
        </nav>
      </div>
    </footer>
  )
}
