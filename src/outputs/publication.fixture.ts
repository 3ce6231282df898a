import type { Publication, PublishedPost } from './publication.ts'

/** A post for tests, with what a test does not care about filled in. */
export function createPost(fields: Partial<PublishedPost> = {}): PublishedPost {
  const slug = fields.slug ?? 'streaming-html'
  return {
    slug,
    path: `/posts/${slug}/`,
    title: 'Streaming HTML',
    excerpt: 'What the browser shows before the page is complete.',
    date: new Date('2024-03-16T05:35:07.322Z'),
    modified: new Date('2024-03-20T00:00:00.000Z'),
    html: '<p>Bytes first.</p>',
    markdown: 'Bytes first.',
    author: { name: 'JJ Kasper', path: '/authors/jj-kasper/' },
    tags: [{ name: 'Rendering', path: '/tags/rendering/' }],
    series: null,
    timeToRead: 3,
    unlisted: false,
    redirectFrom: [],
    socialImage: `/og/${slug}.png`,
    ...fields,
  }
}

/** A publication for tests that has the given posts. */
export function createPublication(
  posts: readonly PublishedPost[],
  fields: Partial<Publication> = {},
): Publication {
  return {
    title: 'Prerender',
    description: 'Notes on rendering ahead of time',
    siteUrl: 'https://prerender.example',
    language: 'en',
    indexable: true,
    pages: ['/', ...posts.map(post => post.path)],
    posts,
    ...fields,
  }
}
