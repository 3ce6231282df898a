import { useSiteMetadata } from '../site/use-site-metadata.ts'
import { PageLink } from './page-link.tsx'
import { ThemeToggle } from './theme-toggle.tsx'

const sections = [
  { to: '/archive/', label: 'Archive' },
  { to: '/tags/', label: 'Topics' },
  { to: '/series/', label: 'Series' },
  { to: '/authors/', label: 'Authors' },
  { to: '/about/', label: 'About' },
] as const

/** The head of every page: the name of the publication, its sections, search and theme. */
export function SiteHeader() {
  const { title } = useSiteMetadata()
  return (
    <header className="site-header">
      <div className="site-header__inner wrap">
        <PageLink to="/" className="wordmark" aria-label={`${title}, home`}>
          <span className="lamp" aria-hidden="true" />
          <span className="wordmark__name">{title}</span>
        </PageLink>
        <nav className="site-nav" aria-label="Sections">
          <ul>
            {sections.map(({ to, label }) => (
              <li key={to}>
                <PageLink to={to} partiallyActive>
                  {label}
                </PageLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="site-header__tools">
          <PageLink to="/search/" className="icon-button" aria-label="Search">
            <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
              <circle
                cx="10.5"
                cy="10.5"
                r="6.5"
                fill="none"
                stroke="currentColor"
                strokeWidth="2"
              />
              <path d="m15.5 15.5 5 5" stroke="currentColor" strokeWidth="2.4" fill="none" />
            </svg>
          </PageLink>
          <ThemeToggle />
        </div>
      </div>
    </header>
  )
}
