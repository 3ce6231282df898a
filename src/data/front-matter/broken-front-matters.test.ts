/** @jest-environment node */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPost } from '../content/load-content'
import { makeSite } from '../test/make-site.fixture'
import { makeRandom, pick } from '../test/random.fixture'
import { brokenFrontMatters } from './broken-front-matters.fixture'

const file = join(makeSite({}), 'post.md')

function problemsOf(text: string) {
  writeFileSync(file, text)
  return readPost(file).problems
}

test('there are at least thirty broken front matters', () => {
  expect(brokenFrontMatters.length).toBeGreaterThanOrEqual(30)
})

test.each(brokenFrontMatters)('$what', ({ text, told }) => {
  const problems = problemsOf(text)
  expect(problems.length).toBeGreaterThan(0)
  expect(
    problems.map(({ line, column, message, hint }) => `${line}:${column} ${message} | ${hint}`),
  ).toEqual(told)
  expect(problems.every(({ severity }) => severity === 'error')).toBe(true)
})

test('a fault is told where it stands, whatever stands around it', () => {
  const random = makeRandom(20240316)
  const blocks = [
    ['excerpt: "Colons: and # signs"'],
    ['# a comment'],
    [''],
    ['tags:', '  - routing', '  # between', "  - 'a: b'"],
    ["coverImage: '/é/🎈.jpg'"],
    ['ogImage:', '  url: /a.png'],
    ['series: >-', '  folded', '  text'],
    ['coverAlt: |', '  a: b', '  wrong: key'],
    ['author: {name: JJ Kasper, picture: ./jj.png}'],
  ]
  const faults = [
    { line: 'drft: true', column: 1, message: 'Unknown key "drft"' },
    { line: 'draft:    maybe', column: 11, message: '"draft" must be true or false, not text' },
    { line: '"toc" : 1', column: 9, message: '"toc" must be true or false, not a number' },
    { line: 'updated: 2023-02-30 # soon', column: 10, message: '"updated" is not a possible date' },
  ]
  for (let round = 0; round < 120; round += 1) {
    const shown = blocks.filter(() => random() < 0.5).sort(() => random() - 0.5)
    const fault = pick(random, faults)
    const at = Math.floor(random() * (shown.length + 1))
    const before = shown.slice(0, at).flat()
    const lines = [
      '---',
      'title: A',
      "date: '2020-01-01'",
      ...before,
      fault.line,
      ...shown.slice(at).flat(),
      '---',
      'Text',
    ]
    const text = `${random() < 0.3 ? '\uFEFF' : ''}${lines.join(random() < 0.5 ? '\n' : '\r\n')}`
    expect({ text, told: problemsOf(text) }).toEqual({
      text,
      told: [
        expect.objectContaining({
          line: 4 + before.length,
          column: fault.column,
          message: fault.message,
        }),
      ],
    })
  }
})

test('no text at all makes the check itself fail', () => {
  const random = makeRandom(7)
  const pieces = ['---', '\n', '\r\n', 'title', ':', ' ', 'date: 2020-01-01', '"', "'", '[', ']']
  const odd = [
    '{',
    '}',
    '&a',
    '*a',
    '<<: ',
    '\t',
    '- ',
    '#',
    '!!x ',
    '\uFEFF',
    '\0',
    '|',
    '>',
    '🎈',
  ]
  for (let round = 0; round < 600; round += 1) {
    const length = Math.floor(random() * 25)
    const middle = Array.from({ length }, () => pick(random, [...pieces, ...odd])).join('')
    const text = random() < 0.8 ? `---\n${middle}\n---\n` : middle
    const lines = text.split('\n').length
    for (const { line, column } of problemsOf(text)) {
      expect(line).toBeGreaterThanOrEqual(1)
      expect(line).toBeLessThanOrEqual(lines)
      expect(column).toBeGreaterThanOrEqual(1)
    }
  }
})
