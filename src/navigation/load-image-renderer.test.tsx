import { act, waitFor } from '@testing-library/react'
import { GatsbyImage } from 'gatsby-plugin-image'
import { loadImageRendererEarly } from './load-image-renderer.tsx'

jest.mock('gatsby-plugin-image', () => ({ GatsbyImage: jest.fn(() => null) }))

it('mounts one picture, when the reader stirs and not before', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  loadImageRendererEarly()
  await act(async () => undefined)
  expect(GatsbyImage).not.toHaveBeenCalled()
  await act(async () => {
    window.dispatchEvent(new Event('keydown'))
    window.dispatchEvent(new Event('scroll'))
  })
  await waitFor(() => expect(GatsbyImage).toHaveBeenCalledTimes(1))
})
