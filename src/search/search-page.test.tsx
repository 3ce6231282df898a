import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ComponentProps } from 'react'
import SearchPage from '../pages/search.tsx'
import { type SearchHit, searchSite } from './pagefind.ts'

jest.mock('./pagefind.ts')

const hit = (title: string): SearchHit => ({
  url: `/posts/${title.toLowerCase()}/`,
  meta: { title },
  excerpt: `all about <mark>${title.toLowerCase()}</mark>`,
  filters: { tag: ['Routing'] },
  sub_results: [],
})

const data = {
  allTag: {
    nodes: [
      { name: 'Images', postCount: 2 },
      { name: 'Routing', postCount: 5 },
      { name: 'Unused', postCount: 0 },
    ],
  },
  allPost: {
    nodes: [{ path: '/posts/a/', title: 'A', date: '2026-05-02', dateText: '2 May 2026' }],
  },
}

function renderPage(): void {
  // The page reads nothing of its props but the answer to its query.
  const props = { data } as unknown as ComponentProps<typeof SearchPage>
  render(<SearchPage {...props} />)
}

const field = () => screen.getByRole('searchbox', { name: 'Words to look for' })

describe('the search page', () => {
  beforeEach(() => {
    window.history.replaceState(null, '', '/search/')
    jest.mocked(searchSite).mockReset()
  })

  it('shows every post until something is asked', async () => {
    renderPage()
    expect(screen.getByRole('link', { name: 'A' })).toHaveAttribute('href', '/posts/a/')
    expect(screen.getByRole('checkbox', { name: /Routing/ })).not.toBeChecked()
    expect(screen.queryByRole('checkbox', { name: /Unused/ })).not.toBeInTheDocument()
    expect(searchSite).not.toHaveBeenCalled()
  })

  it('finds words, marks them, counts aloud and keeps them in the address', async () => {
    jest.mocked(searchSite).mockResolvedValue({ count: 2, hits: [hit('Cache'), hit('Route')] })
    renderPage()
    await userEvent.type(field(), 'cache')
    const results = await screen.findByTestId('search-results')
    expect(within(results).getAllByRole('listitem')).toHaveLength(2)
    expect(results.querySelector('mark')).toHaveTextContent('cache')
    expect(screen.getByRole('status')).toHaveTextContent('2 results')
    expect(window.location.search).toBe('?q=cache')
    expect(searchSite).toHaveBeenLastCalledWith({ words: 'cache', topics: [] }, expect.any(Number))
  })

  it('begins with what the address asks for', async () => {
    window.history.replaceState(null, '', '/search/?q=route&topic=Routing')
    jest.mocked(searchSite).mockResolvedValue({ count: 1, hits: [hit('Route')] })
    renderPage()
    expect(await screen.findByText('1 result')).toBeInTheDocument()
    expect(field()).toHaveValue('route')
    expect(await screen.findByRole('checkbox', { name: /Routing/ })).toBeChecked()
  })

  it('narrows by topic, without words too', async () => {
    jest.mocked(searchSite).mockResolvedValue({ count: 0, hits: [] })
    renderPage()
    await userEvent.click(await screen.findByRole('checkbox', { name: /Images/ }))
    expect(await screen.findByText('Nothing found.')).toBeInTheDocument()
    expect(searchSite).toHaveBeenLastCalledWith(
      { words: '', topics: ['Images'] },
      expect.any(Number),
    )
  })

  it('goes from the field through the hits and back with the arrow keys', async () => {
    jest.mocked(searchSite).mockResolvedValue({ count: 2, hits: [hit('Cache'), hit('Route')] })
    renderPage()
    await userEvent.type(field(), 'cache')
    await screen.findByTestId('search-results')
    await userEvent.keyboard('{ArrowDown}')
    expect(screen.getByRole('link', { name: 'Cache' })).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    expect(screen.getByRole('link', { name: 'Route' })).toHaveFocus()
    await userEvent.keyboard('{ArrowUp}{ArrowUp}')
    expect(field()).toHaveFocus()
  })

  it('loads more when there is more', async () => {
    jest.mocked(searchSite).mockResolvedValue({ count: 9, hits: [hit('Cache')] })
    renderPage()
    await userEvent.type(field(), 'a')
    await userEvent.click(await screen.findByRole('button', { name: 'Show more results' }))
    await waitFor(() => expect(searchSite).toHaveBeenCalledTimes(2))
    const [first = 0, second = 0] = jest.mocked(searchSite).mock.calls.map(([, limit]) => limit)
    expect(first).toBeGreaterThan(0)
    expect(second).toBeGreaterThan(first)
  })

  it('falls back to every post when the index cannot be loaded', async () => {
    jest.mocked(searchSite).mockRejectedValue(new TypeError('no index'))
    renderPage()
    await userEvent.type(field(), 'cache')
    expect(await screen.findByText(/could not be loaded/)).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'A' })).toBeInTheDocument()
  })
})
