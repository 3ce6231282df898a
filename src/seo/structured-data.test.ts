import {
  describeBreadcrumbs,
  describeCollection,
  describePosting,
  describeWebsite,
  writeStructuredData,
} from './structured-data.ts'

const siteUrl = 'https://prerender.example'
const posting = {
  url: `${siteUrl}/posts/a/`,
  title: 'A',
  excerpt: 'About a.',
  image: `${siteUrl}/og/a.png`,
  published: '2026-05-02',
  modified: '2026-06-01',
  wordCount: 900,
  language: 'en',
  keywords: ['Routing', 'Caching'],
  author: { name: 'Ines Varga', url: `${siteUrl}/authors/ines-varga/` },
  publisher: 'Prerender',
  siteUrl,
}

describe('describePosting', () => {
  it('says what, when and who', () => {
    expect(describePosting(posting)).toMatchObject({
      '@type': 'BlogPosting',
      headline: 'A',
      datePublished: '2026-05-02',
      dateModified: '2026-06-01',
      keywords: 'Routing, Caching',
      author: { '@type': 'Person', name: 'Ines Varga' },
    })
  })

  it('leaves out what a post lacks', () => {
    const node = describePosting({ ...posting, author: null, keywords: [] })
    expect(node).not.toHaveProperty('author')
    expect(node).not.toHaveProperty('keywords')
  })
})

describe('lists', () => {
  it('counts breadcrumbs and items from 1', () => {
    const crumbs = describeBreadcrumbs([
      { name: 'Home', url: `${siteUrl}/` },
      { name: 'A', url: posting.url },
    ])
    expect(crumbs.itemListElement).toMatchObject([{ position: 1 }, { position: 2, name: 'A' }])
    const list = describeCollection({ url: siteUrl, title: 'T', siteUrl, items: [posting.url] })
    expect(list.mainEntity).toMatchObject({ itemListElement: [{ position: 1, url: posting.url }] })
  })

  it('belongs to the website by the same id everywhere', () => {
    const website = describeWebsite({ siteUrl, title: 'P', description: 'D', language: 'en' })
    expect(describePosting(posting).isPartOf).toEqual({ '@id': website['@id'] })
  })
})

describe('writeStructuredData', () => {
  it('cannot end the element it stands in', () => {
    const text = writeStructuredData([{ name: '</script><script>alert(1)' }])
    expect(text).not.toContain('<')
    expect(JSON.parse(text)).toEqual({
      '@context': 'https://schema.org',
      '@graph': [{ name: '</script><script>alert(1)' }],
    })
  })
})
