import { useStaticQuery } from 'gatsby'
import type { ComponentProps } from 'react'
import { renderToStaticMarkup } from 'react-dom/server.node'
import { Seo } from './seo.tsx'

function renderHead(props: ComponentProps<typeof Seo>): Document {
  const markup = renderToStaticMarkup(<Seo {...props} />)
  return new DOMParser().parseFromString(markup, 'text/html')
}

function content(head: Document, selector: string): string | null | undefined {
  const element = head.querySelector(selector)
  return element?.getAttribute('content') ?? element?.getAttribute('href')
}

describe('Seo', () => {
  it('names the page and the site', () => {
    expect(renderHead({ title: 'Topics', path: '/tags/' }).title).toBe('Topics · Prerender')
    expect(renderHead({ path: '/' }).title).toBe('Prerender')
  })

  it('points to itself, or to where the text first appeared', () => {
    const here = renderHead({ title: 'A', path: '/posts/a/' })
    expect(content(here, 'link[rel=canonical]')).toBe('https://prerender.example/posts/a/')
    const elsewhere = renderHead({
      title: 'A',
      path: '/posts/a/',
      canonicalUrl: 'https://b.example/a',
    })
    expect(content(elsewhere, 'link[rel=canonical]')).toBe('https://b.example/a')
    expect(content(elsewhere, 'meta[property="og:url"]')).toBe('https://b.example/a')
  })

  it('gives previews an absolute picture with words for it', () => {
    const head = renderHead({ title: 'A', path: '/a/', image: { url: '/og/a.png', alt: 'A map' } })
    expect(content(head, 'meta[property="og:image"]')).toBe('https://prerender.example/og/a.png')
    expect(content(head, 'meta[name="twitter:image:alt"]')).toBe('A map')
    expect(content(head, 'meta[name="twitter:card"]')).toBe('summary_large_image')
  })

  it('asks not to be listed only where it must not be', () => {
    expect(content(renderHead({ path: '/' }), 'meta[name=robots]')).toBeUndefined()
    expect(content(renderHead({ path: '/search/', listed: false }), 'meta[name=robots]')).toBe(
      'noindex',
    )
  })

  it('keeps a preview of the whole site out of search engines', () => {
    const siteMetadata = {
      title: 'Prerender',
      description: 'Notes on routes.',
      siteUrl: 'https://preview.example',
      language: 'en',
      indexable: false,
      repositoryUrl: null,
    }
    jest.mocked(useStaticQuery).mockReturnValueOnce({ site: { siteMetadata } })
    expect(content(renderHead({ path: '/' }), 'meta[name=robots]')).toBe('noindex')
  })

  it('tells when and on what an article is, and of pages no such thing', () => {
    const article = {
      published: '2026-05-02',
      modified: '2026-06-01',
      author: 'https://prerender.example/authors/a/',
      topics: ['Routing', 'Caching'],
    }
    const head = renderHead({ title: 'A', path: '/posts/a/', article })
    expect(content(head, 'meta[property="og:type"]')).toBe('article')
    expect(content(head, 'meta[property="article:published_time"]')).toBe('2026-05-02')
    expect(head.querySelectorAll('meta[property="article:tag"]')).toHaveLength(2)
    const page = renderHead({ title: 'A', path: '/a/' })
    expect(content(page, 'meta[property="og:type"]')).toBe('website')
    expect(page.querySelector('meta[property^="article:"]')).toBeNull()
  })

  it('is the version in its language, where it is the original', () => {
    const version = 'link[rel=alternate][hreflang=en]'
    const here = renderHead({ path: '/posts/a/' })
    expect(here.querySelector(version)?.getAttribute('href')).toBe(
      'https://prerender.example/posts/a/',
    )
    const elsewhere = renderHead({ path: '/posts/a/', canonicalUrl: 'https://b.example/a' })
    expect(elsewhere.querySelector(version)).toBeNull()
  })

  it('announces the three feeds', () => {
    const feeds = renderHead({ path: '/' }).querySelectorAll('link[rel=alternate][type]')
    expect([...feeds].map(feed => feed.getAttribute('href'))).toEqual([
      '/rss.xml',
      '/atom.xml',
      '/feed.json',
    ])
  })

  it('carries structured data that parses', () => {
    const head = renderHead({ path: '/', structuredData: [{ '@type': 'WebSite', name: 'a < b' }] })
    const script = head.querySelector('script[type="application/ld+json"]')
    expect(JSON.parse(script?.textContent ?? '')).toMatchObject({ '@graph': [{ name: 'a < b' }] })
  })
})
