import { absoluteUrl } from './absolute-url.ts'

describe('absoluteUrl', () => {
  it.each([
    ['https://a.example', '/posts/b/', 'https://a.example/posts/b/'],
    ['https://a.example/', 'og/b.png', 'https://a.example/og/b.png'],
    ['https://a.example/docs', '/b/', 'https://a.example/docs/b/'],
    ['https://a.example', 'https://b.example/c.png', 'https://b.example/c.png'],
    ['https://a.example', 'data:image/png;base64,AA', 'data:image/png;base64,AA'],
  ])('%s and %s: %s', (siteUrl, address, url) => {
    expect(absoluteUrl(siteUrl, address)).toBe(url)
  })
})
