import { render, screen } from '@testing-library/react'
import { listPath, Pagination } from './pagination.tsx'

describe('Pagination', () => {
  it('is left out where all fits on one page', () => {
    const { container } = render(<Pagination pageNumber={1} pageCount={1} />)
    expect(container).toBeEmptyDOMElement()
  })

  it('leads both ways from the middle', () => {
    render(<Pagination pageNumber={2} pageCount={3} />)
    expect(screen.getByRole('link', { name: 'Newer' })).toHaveAttribute('href', '/')
    expect(screen.getByRole('link', { name: 'Older' })).toHaveAttribute('href', '/page/3/')
    expect(screen.getByText('2')).toHaveAttribute('aria-current', 'page')
    expect(screen.getByRole('link', { name: 'Page 3' })).toBeInTheDocument()
  })

  it('leads nowhere beyond its ends', () => {
    const { rerender } = render(<Pagination pageNumber={1} pageCount={2} />)
    expect(screen.queryByRole('link', { name: 'Newer' })).not.toBeInTheDocument()
    rerender(<Pagination pageNumber={2} pageCount={2} />)
    expect(screen.queryByRole('link', { name: 'Older' })).not.toBeInTheDocument()
  })
})

describe('listPath', () => {
  it('gives the first page the address of the site', () => {
    expect([listPath(1), listPath(2)]).toEqual(['/', '/page/2/'])
  })
})
