import type { Content } from '../content/content'
import { readTextFile } from '../content/read-text-file'
import type { ContentProblem } from '../problem'
import { formatProblem } from './format-problem'

/** Problems told as text, each with its lines, and how many there are of each kind. */
export interface ProblemReport {
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
  /** "2 errors and 1 warning in 2 files of content"; "no problems" without one. */
  readonly summary: string
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`

/** Tells problems as authors read them; paths are relative to the site's root. */
export function reportProblems(problems: readonly ContentProblem[], root: string): ProblemReport {
  const texts = new Map<string, string>()
  const textOf = (file: string) => {
    const known = texts.get(file)
    if (known !== undefined) return known
    const text = readIfThere(file)
    texts.set(file, text)
    return text
  }
  const tell = (severity: ContentProblem['severity']) =>
    problems
      .filter(problem => problem.severity === severity)
      .map(problem => formatProblem(problem, root, textOf(problem.file)))
  const errors = tell('error')
  const warnings = tell('warning')
  return { errors, warnings, summary: summarise(problems) }
}

function summarise(problems: readonly ContentProblem[]): string {
  if (problems.length === 0) return 'no problems'
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const files = new Set(problems.map(({ file }) => file)).size
  return `${count(errors, 'error')} and ${count(problems.length - errors, 'warning')} in ${count(files, 'file')} of content`
}

/** How much was checked: "15 posts, 1 page and 3 authors". */
export function describeExtent(content: Pick<Content, 'posts' | 'pages' | 'authors'>): string {
  const { posts, pages, authors } = content
  return `${count(posts.length, 'post')}, ${count(pages.length, 'page')} and ${count(authors.length, 'author')}`
}

/** In develop a file may be gone by the time its problems are told. */
function readIfThere(file: string): string {
  try {
    return readTextFile(file)
  } catch {
    return ''
  }
}
