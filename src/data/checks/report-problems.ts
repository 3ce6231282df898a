import { readTextFile } from '../content/read-text-file'
import type { ContentProblem } from '../problem'
import { formatProblem } from './format-problem'

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
  const summary = `${count(errors.length, 'error')} and ${count(warnings.length, 'warning')} in ${count(new Set(problems.map(problem => problem.file)).size, 'file')} of content`
  return { errors, warnings, summary }
}

/** In develop a file may be gone by the time its problems are told. */
function readIfThere(file: string): string {
  try {
    return readTextFile(file)
  } catch {
    return ''
  }
}
