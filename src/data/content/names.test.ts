/** @jest-environment node */
import { makeSite } from '../test/make-site.fixture'
import { loadContent } from './load-content'
import { readNames } from './names'

const names = readNames(
  loadContent(
    makeSite({
      'content/authors/jj.yaml': 'name: JJ Kasper\n',
      'content/authors/Ann Lee.yaml': 'name: Ann Lee\n',
      'content/tags.yaml': 'js:\n  name: JavaScript\nC++:\n  name: C++\n',
      'content/series.yaml': 'road:\n  title: The road\n',
    }),
  ),
)

test.each([
  [undefined, null],
  ['jj', 'jj'],
  [{ name: 'JJ Kasper' }, 'jj'],
  [{ name: ' jj  KASPER ', picture: '/a.jpg' }, 'jj'],
  [{ name: 'Alex McKenzie' }, 'alex-mckenzie'],
  ['Ann Lee', 'ann-lee'],
])('author %j', (author, slug) => {
  expect(names.authorSlug(author)).toBe(slug)
})

test.each([
  ['js', 'js'],
  ['JavaScript', 'js'],
  ['javascript', 'js'],
  ['c++', 'c-plus-plus'],
  ['Data layer', 'data-layer'],
])('tag %s', (tag, slug) => {
  expect(names.tagSlug(tag)).toBe(slug)
})

test('series by id and title', () => {
  expect(['road', 'The Road', 'Another road'].map(names.seriesSlug)).toEqual([
    'road',
    'road',
    'another-road',
  ])
})
