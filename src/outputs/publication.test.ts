/** @jest-environment node */
import { createPost, createPublication } from './publication.fixture.ts'
import { absoluteUrl, listedPosts, newestChange } from './publication.ts'

test('a path becomes an address of the site, an address stays one', () => {
  const publication = createPublication([])
  expect(absoluteUrl(publication, '/a/')).toBe('https://prerender.example/a/')
  expect(absoluteUrl(publication, 'https://b.example/c')).toBe('https://b.example/c')
})

test('unlisted posts are in no list', () => {
  const posts = [createPost({ slug: 'a' }), createPost({ slug: 'b', unlisted: true })]
  expect(listedPosts(createPublication(posts)).map(post => post.slug)).toEqual(['a'])
})

test('the newest change is null without posts', () => {
  expect(newestChange([])).toBeNull()
  const late = new Date('2030-01-01')
  expect(newestChange([createPost(), createPost({ modified: late })])).toEqual(late)
})
