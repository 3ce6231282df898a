import { render, screen } from '@testing-library/react'
import { PostEntry } from './post-entry.tsx'
import { createEntry } from './post-fixture.ts'

describe('PostEntry', () => {
  it('links the title, the topics and the author', () => {
    render(<PostEntry post={createEntry()} headingLevel={3} />)
    const heading = screen.getByRole('heading', { level: 3, name: 'Routes' })
    expect(heading.querySelector('a')).toHaveAttribute('href', '/posts/routes/')
    expect(screen.getByRole('link', { name: 'Routing' })).toHaveAttribute('href', '/tags/routing/')
    expect(screen.getByRole('link', { name: 'Ines Varga' })).toHaveAttribute(
      'href',
      '/authors/ines-varga/',
    )
  })

  it('gives the date to machines and to people', () => {
    render(<PostEntry post={createEntry()} headingLevel={2} />)
    expect(screen.getByText('2 May 2026')).toHaveAttribute('datetime', '2026-05-02T00:00:00.000Z')
  })

  it('says how long the post is, in words for screen readers', () => {
    const { container } = render(
      <PostEntry post={createEntry({ timeToRead: 1 })} headingLevel={2} />,
    )
    expect(container.querySelector('.reading-time')).toHaveTextContent('1 minute read')
  })

  it('marks what is not out yet', () => {
    const { rerender } = render(<PostEntry post={createEntry()} headingLevel={2} />)
    expect(screen.queryByText(/Draft|Scheduled/)).not.toBeInTheDocument()
    rerender(<PostEntry post={createEntry({ draft: true, scheduled: true })} headingLevel={2} />)
    expect(screen.getByText('Draft')).toBeInTheDocument()
    rerender(<PostEntry post={createEntry({ scheduled: true })} headingLevel={2} />)
    expect(screen.getByText('Scheduled')).toBeInTheDocument()
  })

  it('stands without an author and without topics', () => {
    render(<PostEntry post={createEntry({ author: null, tags: [] })} headingLevel={2} />)
    expect(screen.getAllByRole('link')).toHaveLength(1)
    expect(screen.queryByRole('list')).not.toBeInTheDocument()
  })
})
