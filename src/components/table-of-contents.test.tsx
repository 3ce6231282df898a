import { act, render, screen } from '@testing-library/react'
import { TableOfContents } from './table-of-contents.tsx'

const headings = [
  { id: 'one', value: 'One', depth: 2 },
  { id: 'deep', value: 'Deep', depth: 4 },
  { id: 'one-a', value: 'One, closer', depth: 3 },
]

describe('TableOfContents', () => {
  it('lists sections and their parts, not what lies deeper', () => {
    render(<TableOfContents headings={headings} />)
    const links = screen.getAllByRole('link')
    expect(links.map(link => link.getAttribute('href'))).toEqual(['#one', '#one-a'])
    expect(screen.getByRole('navigation', { name: 'Table of contents' })).toBeInTheDocument()
  })

  it('is left out where it would hold one entry', () => {
    const { container } = render(<TableOfContents headings={headings.slice(0, 2)} />)
    expect(container).toBeEmptyDOMElement()
  })

  it('marks the last section that was passed', () => {
    let notify: () => void = () => undefined
    class Observer {
      constructor(callback: () => void) {
        notify = callback
      }
      observe() {}
      disconnect() {}
    }
    Object.defineProperty(window, 'IntersectionObserver', { configurable: true, value: Observer })
    const tops: Readonly<Record<string, number>> = { one: -200, 'one-a': 5000 }
    for (const [id, top] of Object.entries(tops)) {
      const heading = document.createElement('h2')
      heading.id = id
      heading.getBoundingClientRect = () => new DOMRect(0, top, 10, 10)
      document.body.append(heading)
    }
    render(<TableOfContents headings={headings} />)
    act(() => notify())
    expect(screen.getByRole('link', { name: 'One' })).toHaveAttribute('aria-current', 'location')
    expect(screen.getByRole('link', { name: 'One, closer' })).not.toHaveAttribute('aria-current')
  })
})
