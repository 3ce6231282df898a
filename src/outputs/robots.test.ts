/** @jest-environment node */
import { createPublication } from './publication.fixture.ts'
import { createRobots } from './robots.ts'

test('lets everyone in and names the sitemap', () => {
  expect(createRobots(createPublication([]))).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: https://prerender.example/sitemap.xml\n',
  )
})

test('keeps everyone out of a site that is not to be indexed', () => {
  expect(createRobots(createPublication([], { indexable: false }))).toBe(
    'User-agent: *\nDisallow: /\n',
  )
})
