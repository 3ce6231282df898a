import { readFileSync } from 'node:fs'
import { formatProblem } from '../format-problem'
import type { ContentProblem } from '../problem'

/** Problems told as text, each with its lines, and how many there are of each kind. */
export interface ProblemReport {
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
  /** "2 errors and 1 warning in 2 files of content". */
  readonly summary: string
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`

/** Tells problems as authors read them; paths are relative to the site's root. */
export function reportProblems(problems: readonly ContentProblem[], root: string): ProblemReport {
  const texts = new Map<string, string>()
  const textOf = (file: string) => {
    const known = texts.get(file)
    if (known !== undefined) return known
    const text = readFileSync(file, 'utf8')
    texts.set(file, text)
    return text
  }
  const tell = (severity: ContentProblem['severity']) =>
    problems
      .filter(problem => problem.severity === severity)
      .map(problem => formatProblem(problem, root, textOf(problem.file)))
  const errors = tell('error')
  const warnings = tell('warning')
  const summary = `${count(errors.length, 'error')} and ${count(warnings.length, 'warning')} in ${count(new Set(problems.map(problem => problem.file)).size, 'file')} of content`
  return { errors, warnings, summary }
}
