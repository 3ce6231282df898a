import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Layout } from './layout.tsx'

describe('Layout', () => {
  it('has each landmark once around the page', () => {
    render(
      <Layout>
        <h1>Page</h1>
      </Layout>,
    )
    expect(screen.getByRole('banner')).toBeInTheDocument()
    expect(screen.getByRole('contentinfo')).toBeInTheDocument()
    expect(screen.getByRole('main')).toHaveTextContent('Page')
  })

  it('lets the keyboard skip to the page first', async () => {
    render(<Layout>text</Layout>)
    await userEvent.tab()
    expect(screen.getByText('Skip to content')).toHaveFocus()
    expect(screen.getByText('Skip to content')).toHaveAttribute('href', '#content')
    expect(screen.getByRole('main')).toHaveAttribute('id', 'content')
  })

  it('names every navigation differently', () => {
    render(<Layout>text</Layout>)
    const names = screen.getAllByRole('navigation').map(nav => nav.getAttribute('aria-label'))
    expect(new Set(names).size).toBe(names.length)
  })
})
