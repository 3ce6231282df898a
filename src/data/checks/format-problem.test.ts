/** @jest-environment node */

import { loadContent } from '../content/load-content'
import type { ContentProblem } from '../problem'
import { makeSite } from '../test/make-site.fixture'
import { makeAnnouncer } from './announce-problems'
import { drawFrame } from './format-problem'
import { describeExtent, reportProblems } from './report-problems'

describe('a frame', () => {
  test('shows the line between its neighbours, with a mark below the column', () => {
    expect(drawFrame('one\ntwo\nthree\nfour', 2, 3)).toBe(
      '  1 | one\n> 2 | two\n    |   ^\n  3 | three',
    )
  })

  test('keeps to the text at its ends', () => {
    expect(drawFrame('one', 1, 1)).toBe('> 1 | one\n    | ^')
    expect(drawFrame('', 1, 1)).toBe('> 1 |\n    | ^')
  })

  test('keeps tabs, so that the mark stands below its place', () => {
    expect(drawFrame('\ta: b', 1, 5)).toBe('> 1 | \ta: b\n    | \t   ^')
  })

  test('cuts long lines around the column', () => {
    const line = `${'x'.repeat(300)}HERE${'y'.repeat(300)}`
    const [shown = '', mark = ''] = drawFrame(line, 1, 301).split('\n')
    expect(shown.length).toBeLessThan(120)
    expect(shown.slice(mark.indexOf('^')).startsWith('HERE')).toBe(true)
  })
})

const root = makeSite({ 'a.md': '---\ndrft: 1\n---\n' })
const problem: ContentProblem = {
  severity: 'error',
  file: `${root}/a.md`,
  line: 2,
  column: 1,
  message: 'Unknown key "drft"',
  hint: 'Did you mean draft?',
}

test('a report has a text for each problem and counts them', () => {
  expect(reportProblems([problem, { ...problem, severity: 'warning' }], root)).toEqual({
    errors: [
      'a.md:2:1: error: Unknown key "drft"\n  1 | ---\n> 2 | drft: 1\n    | ^\n  3 | ---\n  Did you mean draft?',
    ],
    warnings: [expect.stringContaining('a.md:2:1: warning: ')],
    summary: '1 error and 1 warning in 1 file of content',
  })
})

test('a problem of a file that is gone is still told', () => {
  const { errors } = reportProblems([{ ...problem, file: `${root}/gone.md` }], root)
  expect(errors[0]).toContain('gone.md:2:1: error: Unknown key "drft"')
})

test('a report without problems says so, and how much was checked can be told', () => {
  expect(reportProblems([], root)).toEqual({ errors: [], warnings: [], summary: 'no problems' })
  const content = loadContent(makeSite({ 'content/posts/a.md': '', 'content/posts/b.md': '' }))
  expect(describeExtent(content)).toBe('2 posts, 0 pages and 0 authors')
})

describe('an announcer', () => {
  const makeReporter = () => ({ warn: jest.fn(), info: jest.fn(), panicOnBuild: jest.fn() })

  test('stops a build with all errors at once', () => {
    const reporter = makeReporter()
    makeAnnouncer(root)([problem, { ...problem, line: 3 }], reporter)
    expect(reporter.panicOnBuild).toHaveBeenCalledTimes(1)
    expect(reporter.panicOnBuild.mock.calls[0][0]).toMatch(
      /a\.md:2:1[\s\S]*a\.md:3:1[\s\S]*2 errors/,
    )
  })

  test('tells warnings and lets the build go on', () => {
    const reporter = makeReporter()
    makeAnnouncer(root)([{ ...problem, severity: 'warning' }], reporter)
    expect(reporter.warn).toHaveBeenCalledTimes(1)
    expect(reporter.panicOnBuild).not.toHaveBeenCalled()
  })

  test('tells again what changed, and what came back', () => {
    const reporter = makeReporter()
    const announce = makeAnnouncer(root)
    announce([problem], reporter)
    announce([problem], reporter)
    expect(reporter.panicOnBuild).toHaveBeenCalledTimes(1)
    announce([{ ...problem, line: 1 }], reporter)
    announce([], reporter)
    announce([problem], reporter)
    expect(reporter.panicOnBuild).toHaveBeenCalledTimes(3)
  })
})
