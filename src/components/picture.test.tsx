import { render, screen, waitFor } from '@testing-library/react'
import { Picture, type PictureData } from './picture.tsx'

jest.mock('gatsby-plugin-image', () =>
  jest.requireActual('gatsby-plugin-image/dist/gatsby-image.browser.js'),
)

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

  it('shows a local raster in the widths that were made of it', async () => {
    render(<Picture picture={raster} sizes="50vw" />)
    const image = await screen.findByAltText('A map')
    await waitFor(() => expect(image).toHaveAttribute('srcset', '/static/a-640.png 640w'))
    expect(image).toHaveAttribute('sizes', '50vw')
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
