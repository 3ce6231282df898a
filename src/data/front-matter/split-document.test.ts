/** @jest-environment node */
import { splitDocument } from './split-document'

test.each([
  ['---\na: 1\n---\nText', 'a: 1\n', 'Text'],
  ['---\r\na: 1\r\n---\r\nText', 'a: 1\r\n', 'Text'],
  ['---  \na: 1\n---\t\nText', 'a: 1\n', 'Text'],
  ['---\n---\n', '', ''],
  ['---\na: 1\n---', 'a: 1\n', ''],
  ['---\na: "x --- y"\n---\n\n---\nA rule above', 'a: "x --- y"\n', '\n---\nA rule above'],
  ['Text', undefined, 'Text'],
  ['----\na: 1\n---\n', undefined, '----\na: 1\n---\n'],
  ['---js\na: 1\n---\n', undefined, '---js\na: 1\n---\n'],
])('%j', (text, yaml, body) => {
  const split = splitDocument(text)
  expect([split.yaml, split.body]).toEqual([yaml, body])
  expect(split.closed).toBe(true)
  expect(text.slice(split.bodyOffset)).toBe(body)
  if (yaml !== undefined) expect(text.startsWith(yaml, split.yamlOffset)).toBe(true)
})

test('front matter without an end', () => {
  expect(splitDocument('---\na: 1\nText')).toMatchObject({ closed: false, body: '' })
})
