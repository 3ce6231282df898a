import { render, screen } from '@testing-library/react'
import { renderToStaticMarkup } from 'react-dom/server.node'
import { Picture, type PictureData } from './picture.tsx'

const remote: PictureData = { url: 'https://elsewhere.example/a.jpg', alt: 'A bridge', file: null }
const raster: PictureData = {
  url: '/a.png',
  alt: 'A map',
  file: {
    childImageSharp: {
      gatsbyImageData: {
        layout: 'constrained',
        width: 640,
        height: 360,
        images: { fallback: { src: '/static/a-640.png', srcSet: '/static/a-640.png 640w' } },
      },
    },
  },
}

describe('Picture', () => {
  it('shows a remote picture plainly, in the box of its class', () => {
    render(<Picture picture={remote} className="cover-box" />)
    const image = screen.getByRole('img', { name: 'A bridge' })
    expect(image).toHaveAttribute('src', remote.url)
    expect(image).toHaveAttribute('loading', 'lazy')
    expect(image).toHaveClass('picture', 'cover-box')
  })

  it('asks early for a picture of the first screen', () => {
    render(<Picture picture={remote} eager />)
    expect(screen.getByRole('img')).toHaveAttribute('loading', 'eager')
    expect(screen.getByRole('img')).toHaveAttribute('fetchpriority', 'high')
  })

  it('shows a local raster in the widths that were made of it', () => {
    const markup = renderToStaticMarkup(<Picture picture={raster} sizes="50vw" />)
    const image = new DOMParser().parseFromString(markup, 'text/html').querySelector('noscript')
    expect(image?.innerHTML).toContain('alt="A map"')
    expect(image?.innerHTML).toContain('srcset="/static/a-640.png 640w"')
  })

  it('is silent where the text beside it says the same', () => {
    const { container } = render(<Picture picture={remote} decorative />)
    expect(container.querySelector('img')).toHaveAttribute('alt', '')
  })

  it('shows nothing where there is nothing', () => {
    const { container } = render(<Picture picture={{ url: null, alt: '', file: null }} />)
    expect(container).toBeEmptyDOMElement()
  })
})
