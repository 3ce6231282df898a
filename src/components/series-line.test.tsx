import { render, screen } from '@testing-library/react'
import { SeriesLine } from './series-line.tsx'

const series = {
  path: '/series/a/',
  title: 'A',
  posts: [
    { id: '1', path: '/posts/one/', title: 'One', timeToRead: 3 },
    { id: '2', path: '/posts/two/', title: 'Two', timeToRead: 5 },
  ],
}

describe('SeriesLine', () => {
  it('lists the parts in order and marks where the reader is', () => {
    render(<SeriesLine series={series} currentId="2" />)
    expect(screen.getAllByRole('listitem').map(item => item.textContent)).toEqual([
      'One3 min',
      'Two5 min',
    ])
    expect(screen.getByText('Two')).toHaveAttribute('aria-current', 'page')
    expect(screen.getByRole('link', { name: 'One' })).toHaveAttribute('href', '/posts/one/')
    expect(screen.queryByRole('link', { name: 'Two' })).not.toBeInTheDocument()
  })

  it('links every part away from its posts', () => {
    render(<SeriesLine series={series} />)
    expect(screen.getAllByRole('link')).toHaveLength(2)
  })
})
