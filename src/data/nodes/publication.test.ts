/** @jest-environment node */
import { isPublished } from '../content/is-published'
import { loadContent } from '../content/load-content'
import { readNames } from '../content/names'
import { makeSite, postText } from '../test/make-site.fixture'
import { gatherPublication, makePostRecord, type PictureReference } from './publication'

function gather(
  files: Readonly<Record<string, string>>,
  hasPicture: (picture: PictureReference) => boolean = ({ source }) => source !== null,
) {
  const root = makeSite(files)
  const content = loadContent(root)
  const folderOf = (file: string) => file.slice(root.length + 1).replace(/\/[^/]*$/, '')
  return gatherPublication({
    content,
    posts: content.posts,
    names: readNames(content),
    folderOf,
    hasPicture,
  })
}

test('an author given in place twice is one author, with the first picture that exists', () => {
  const author = (picture: string) => ['author:', '  name: JJ Kasper', `  picture: ${picture}`]
  const { authors } = gather(
    {
      'content/posts/a.md': postText(author('/gone.jpeg')),
      'content/posts/b/index.md': postText(author('./jj.jpeg')),
      'content/posts/c.md': postText(author('/later.jpeg')),
    },
    ({ source }) => source !== null && source !== '/gone.jpeg',
  )
  expect([...authors.values()]).toEqual([
    {
      slug: 'jj-kasper',
      name: 'JJ Kasper',
      picture: { source: './jj.jpeg', folder: 'content/posts/b', alt: 'Portrait of JJ Kasper' },
      role: null,
      url: null,
      bioFile: null,
    },
  ])
})

test('an author given in place by the name of a file is the one of the file', () => {
  const { authors } = gather({
    'content/authors/jj.md': '---\nname: JJ Kasper\nrole: Writes\n---\n\nText.\n',
    'content/posts/a.md': postText(['author: {name: jj kasper, picture: /jj.png}']),
  })
  expect([...authors.values()]).toEqual([
    {
      slug: 'jj',
      name: 'JJ Kasper',
      picture: { source: '/jj.png', folder: 'content/posts', alt: 'Portrait of JJ Kasper' },
      role: 'Writes',
      url: null,
      bioFile: 'content/authors/jj.md',
    },
  ])
})

test('tags and series are those declared and those that posts name', () => {
  const { tags, series } = gather({
    'content/tags.yaml':
      'js:\n  name: JavaScript\n  description: A language.\nidle:\n  name: Idle\n',
    'content/posts/a.md': postText(['tags: [JavaScript, "C++"]', 'series: The road']),
    'content/posts/b.md': postText(['tags: [js, c++]', 'series: the  road']),
  })
  expect([...tags.values()]).toEqual([
    { slug: 'js', name: 'JavaScript', description: 'A language.' },
    { slug: 'idle', name: 'Idle', description: null },
    { slug: 'c-plus-plus', name: 'C++', description: null },
  ])
  expect([...series.values()]).toEqual([{ slug: 'the-road', title: 'The road', description: null }])
})

test("a post's record fills in what its author left out", () => {
  const names = readNames({ authors: [], tags: {}, series: {} })
  const make = (frontMatter: Parameters<typeof makePostRecord>[0]['frontMatter']) =>
    makePostRecord({ source: { slug: 'a' }, frontMatter, folder: 'content/posts', names })
  expect(make({ title: 'A', date: 'March 16, 2020' })).toEqual({
    slug: 'a',
    title: 'A',
    excerpt: null,
    date: '2020-03-16T00:00:00.000Z',
    updated: null,
    publishAt: null,
    draft: false,
    unlisted: false,
    cover: { source: null, folder: 'content/posts', alt: '' },
    socialImage: { source: null, folder: 'content/posts', alt: '' },
    author: null,
    tags: [],
    series: null,
    seriesPosition: null,
    canonicalUrl: null,
    redirectFrom: [],
    showTableOfContents: true,
  })
  expect(
    make({
      title: 'A',
      date: '2020-01-01',
      tags: ['B', 'b', 'C'],
      toc: false,
      author: { name: 'JJ' },
      ogImage: { url: '/o.png' },
      coverAlt: 'A cover',
    }),
  ).toMatchObject({
    tags: ['b', 'c'],
    showTableOfContents: false,
    author: 'jj',
    socialImage: { source: '/o.png', alt: 'A cover' },
  })
})

test.each([
  [{}, true],
  [{ draft: true }, false],
  [{ draft: false }, true],
  [{ publishAt: '2025-01-01T12:00:00Z' }, true],
  [{ publishAt: '2025-01-01T12:00:01Z' }, false],
  [{ publishAt: 'January 2, 2025' }, false],
  [{ publishAt: '2025-01-01T13:00:00+02:00' }, true],
  [{ draft: true, publishAt: '2020-01-01' }, false],
])('%j is published: %s', (post, expected) => {
  expect(isPublished(post, new Date('2025-01-01T12:00:00Z'))).toBe(expected)
})
