import { PageLink } from './page-link.tsx'

interface PaginationProps {
  /** Counted from 1. */
  readonly pageNumber: number
  readonly pageCount: number
}

/** Returns the address of a page of the list of posts; the first is the home page. */
export function listPath(pageNumber: number): string {
  return pageNumber === 1 ? '/' : `/page/${pageNumber}/`
}

/** The way between the pages of the list of posts; nothing when all fit on one. */
export function Pagination({ pageNumber, pageCount }: PaginationProps) {
  if (pageCount < 2) return null
  const numbers = Array.from({ length: pageCount }, (_, index) => index + 1)
  return (
    <nav className="pagination" aria-label="Pages of articles">
      {pageNumber > 1 ? (
        <PageLink to={listPath(pageNumber - 1)} rel="prev" className="pagination__step">
          <span aria-hidden="true">←</span> Newer
        </PageLink>
      ) : (
        <span />
      )}
      <ol>
        {numbers.map(number => (
          <li key={number}>
            {number === pageNumber ? (
              <span aria-current="page">{number}</span>
            ) : (
              <PageLink to={listPath(number)} aria-label={`Page ${number}`}>
                {number}
              </PageLink>
            )}
          </li>
        ))}
      </ol>
      {pageNumber < pageCount ? (
        <PageLink to={listPath(pageNumber + 1)} rel="next" className="pagination__step">
          Older <span aria-hidden="true">→</span>
        </PageLink>
      ) : (
        <span />
      )}
    </nav>
  )
}
