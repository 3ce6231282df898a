import { graphql } from 'gatsby'
import { useEffect, useState } from 'react'

interface TableOfContentsProps {
  readonly headings: readonly Queries.ContentsHeadingFragment[]
}

/** Below this many sections a table of contents would only repeat what is in view. */
const leastHeadings = 2

/** The sections of a post as stops on a line; the stop on screen is marked where scripts run. */
export function TableOfContents({ headings }: TableOfContentsProps) {
  const stops = headings.filter(({ depth }) => depth === 2 || depth === 3)
  const current = useCurrentHeading(stops)
  if (stops.length < leastHeadings) return null
  return (
    <nav className="contents" aria-label="Table of contents" data-testid="table-of-contents">
      <h2 className="label">On this page</h2>
      <ol>
        {stops.map(({ id, value, depth }) => (
          <li key={id} data-depth={depth}>
            <a href={`#${id}`} aria-current={id === current ? 'location' : undefined}>
              {value}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Returns the id of the last heading that has passed the upper third of the window. */
function useCurrentHeading(
  headings: readonly Queries.ContentsHeadingFragment[],
): string | undefined {
  const [current, setCurrent] = useState<string>()
  const ids = headings.map(({ id }) => id).join(' ')
  useEffect(() => {
    if (typeof IntersectionObserver === 'undefined' || ids === '') return undefined
    const elements = ids.split(' ').flatMap(id => document.getElementById(id) ?? [])
    // The root reaches far up, so that a heading stays in it once passed and every jump is noticed.
    const findCurrent = () => {
      const line = window.innerHeight / 3
      setCurrent(elements.findLast(element => element.getBoundingClientRect().top < line)?.id)
    }
    const observer = new IntersectionObserver(findCurrent, { rootMargin: '100000px 0px -66% 0px' })
    for (const element of elements) observer.observe(element)
    return () => observer.disconnect()
  }, [ids])
  return current
}

export const contentsHeadingFragment = graphql`
  fragment ContentsHeading on PostHeading {
    id
    value
    depth
  }
`
