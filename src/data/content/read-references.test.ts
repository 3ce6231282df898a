/** @jest-environment node */
import { readReferences } from './read-references'

const read = (markdown: string, title = '') => readReferences(markdown, title)
/** Each reference as its kind, target and the text that stands at its offset. */
const list = (markdown: string) =>
  read(markdown).references.map(({ kind, target, offset }) => [
    kind,
    target,
    markdown.slice(offset, offset + 4),
  ])

test('links and pictures in all ways to write them, in the order of the text', () => {
  const markdown = [
    'A [link](/a/) and ![pic](./b.png "t"), <https://c.org>, [ref][r] and [again](/a/#x).',
    '',
    '- [in *a* list](../d/)',
    '',
    '| [table](/e/) |',
    '|---|',
    '',
    '[r]: /r/',
  ].join('\n')
  expect(list(markdown)).toEqual([
    ['link', '/a/', '/a/)'],
    ['picture', './b.png', './b.'],
    ['link', 'https://c.org', 'http'],
    ['link', '/r/', '/r/'],
    ['link', '/a/#x', '/a/#'],
    ['link', '../d/', '../d'],
    ['link', '/e/', '/e/)'],
  ])
})

test('links and pictures in HTML', () => {
  expect(
    list('<p id="x"><img src="/a.png"> <a href=\'/b/\'>b</a></p>\n\nText <a href=/c/>c</a>'),
  ).toEqual([
    ['picture', '/a.png', '/a.p'],
    ['link', '/b/', "/b/'"],
    ['link', '/c/', '/c/>'],
  ])
})

test('nothing in code, comments and footnote marks', () => {
  const markdown =
    '`[a](/a/)`\n\n```md\n[b](/b/)\n```\n\n<!-- <a href="/c/"> -->\n\nNote[^1].\n\n[^1]: word\n'
  expect(list(markdown)).toEqual([])
})

test('links in footnotes count', () => {
  expect(list('Note[^1].\n\n[^1]: See [a](/a/).')).toEqual([['link', '/a/', '/a/)']])
})

test('encoded targets are read as they are meant', () => {
  expect(list('[a](/%C3%A9/#%C3%BC) [b](</b c/>) [c](/é/)')).toEqual([
    ['link', '/é/#ü', '/%C3'],
    ['link', '/b c/', '/b c'],
    ['link', '/é/', '/é/)'],
  ])
})

test('the same target twice is found in both places', () => {
  const markdown = '[a](/x/)\n\n[b](/x/)'
  expect(read(markdown).references.map(({ offset }) => offset)).toEqual([4, 14])
})

test('anchors are those of the page', () => {
  const { anchors } = read(
    '# The Title\n\n## A `b` *c*\n\n## A b c\n\nSetext\n===\n\n> ## Quoted\n\n<div id="own"></div> <a name="old"></a>\n\n## Content',
    'the title',
  )
  expect([...anchors].sort()).toEqual(
    ['a-b-c', 'a-b-c-1', 'setext', 'quoted', 'own', 'old', 'content-1'].sort(),
  )
})

test('a first heading that is not the title has an anchor', () => {
  expect([...read('# Other', 'Title').anchors]).toEqual(['other'])
})
