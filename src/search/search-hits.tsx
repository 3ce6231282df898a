import type { KeyboardEvent } from 'react'
import { PageLink } from '../components/page-link.tsx'
import type { SearchHit, SearchOutcome } from './pagefind.ts'

interface SearchHitsProps {
  readonly outcome: SearchOutcome
  readonly onMore: () => void
}

/** Sections shown under one hit, beside the page itself. */
const sectionLimit = 2

/** The pages that match, with the words that match marked. Arrow keys go from one to the next. */
export function SearchHits({ outcome, onMore }: SearchHitsProps) {
  return (
    <>
      <ol className="hits" data-testid="search-results" onKeyDown={moveBetweenHits}>
        {outcome.hits.map(hit => (
          <Hit key={hit.url} hit={hit} />
        ))}
      </ol>
      {outcome.hits.length < outcome.count ? (
        <button type="button" className="button" onClick={onMore}>
          Show more results
        </button>
      ) : null}
    </>
  )
}

function Hit({ hit }: { readonly hit: SearchHit }) {
  const sections = hit.sub_results.filter(({ url }) => url.includes('#')).slice(0, sectionLimit)
  // The best excerpt of the page is often that of one of its sections, which is shown under its heading.
  const repeats = sections.some(({ excerpt }) => excerpt === hit.excerpt)
  return (
    <li className="hit" data-testid="search-result">
      <h3 className="hit__title">
        <PageLink to={hit.url}>{hit.meta.title ?? hit.url}</PageLink>
      </h3>
      {repeats ? null : (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: Pagefind escapes the text and adds only mark elements.
        <p className="hit__excerpt" dangerouslySetInnerHTML={{ __html: hit.excerpt }} />
      )}
      {sections.length === 0 ? null : (
        <ul className="hit__sections">
          {sections.map(({ title, url, excerpt }) => (
            <li key={url}>
              <PageLink to={url}>{title}</PageLink>
              {/* biome-ignore lint/security/noDangerouslySetInnerHtml: as above. */}
              <p className="hit__excerpt" dangerouslySetInnerHTML={{ __html: excerpt }} />
            </li>
          ))}
        </ul>
      )}
      <p className="hit__topics quiet">{hit.filters.tag?.join(', ')}</p>
    </li>
  )
}

function moveBetweenHits(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.hit__title a')]
  const here = links.findIndex(link => link.contains(document.activeElement))
  if (here === -1) return
  event.preventDefault()
  const next = links[here + step]
  if (next !== undefined) next.focus()
  else if (step === -1) document.querySelector<HTMLElement>('#search-words')?.focus()
}
