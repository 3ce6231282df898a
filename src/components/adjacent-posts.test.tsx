import { render, screen } from '@testing-library/react'
import { AdjacentPosts } from './adjacent-posts.tsx'

const post = (title: string) => ({ title, path: `/posts/${title.toLowerCase()}/` })

describe('AdjacentPosts', () => {
  it('tells apart what came before and what comes after', () => {
    render(<AdjacentPosts previous={post('Old')} next={post('New')} />)
    expect(screen.getByRole('link', { name: /Previous Old/ })).toHaveAttribute('rel', 'prev')
    expect(screen.getByRole('link', { name: /Next New/ })).toHaveAttribute('rel', 'next')
  })

  it('shows one side alone', () => {
    render(<AdjacentPosts previous={null} next={post('New')} />)
    expect(screen.getAllByRole('link')).toHaveLength(1)
  })

  it('is left out for the only post', () => {
    const { container } = render(<AdjacentPosts previous={null} next={null} />)
    expect(container).toBeEmptyDOMElement()
  })
})
