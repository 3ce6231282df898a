import { render } from '@testing-library/react'
import { Portrait, writeInitials } from './portrait.tsx'

describe('Portrait', () => {
  it('falls back to initials', () => {
    const author = { name: 'Ines Varga', picture: { url: null, alt: '', file: null } }
    const { container } = render(<Portrait author={author} size="small" />)
    expect(container.querySelector('img')).toBeNull()
    expect(container).toHaveTextContent('IV')
  })

  it('shows the picture there is', () => {
    const author = { name: 'Ines Varga', picture: { url: '/i.png', alt: 'Portrait', file: null } }
    const { container } = render(<Portrait author={author} size="large" />)
    expect(container.querySelector('img')).toHaveAttribute('src', '/i.png')
  })
})

describe('writeInitials', () => {
  it.each([
    ['Ines Varga', 'IV'],
    ['JJ Kasper', 'JK'],
    ['Plato', 'P'],
    ['  Anna  Maria von Trapp ', 'AT'],
    ['émile zola', 'ÉZ'],
    ['', ''],
  ])('%j: %j', (name, initials) => {
    expect(writeInitials(name)).toBe(initials)
  })
})
