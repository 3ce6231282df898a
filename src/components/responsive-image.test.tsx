import { act, render, screen } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { ResponsiveImage } from './responsive-image.tsx'

jest.mock('gatsby-plugin-image', () =>
  jest.requireActual('gatsby-plugin-image/dist/gatsby-image.browser.js'),
)

const image = {
  layout: 'constrained' as const,
  width: 640,
  height: 360,
  images: { fallback: { src: '/static/a-640.png', srcSet: '/static/a-640.png 640w' } },
}

describe('ResponsiveImage', () => {
  it('leaves the picture of a page that the server rendered as it is', async () => {
    const container = document.createElement('main')
    container.innerHTML = '<div class="cover"><img alt="A map" src="/static/a-640.png"></div>'
    const served = container.innerHTML
    const onRecoverableError = jest.fn()
    const picture = <ResponsiveImage image={image} alt="A map" />
    const root = await act(async () => hydrateRoot(container, picture, { onRecoverableError }))
    await act(async () => root.render(<ResponsiveImage image={image} alt="A map" />))
    expect(container.innerHTML).toBe(served)
    expect(onRecoverableError).not.toHaveBeenCalled()
  })

  it('renders the picture of a page that a link opened', async () => {
    render(<ResponsiveImage image={image} alt="A map" />)
    expect(await screen.findByAltText('A map')).toBeInTheDocument()
  })
})
