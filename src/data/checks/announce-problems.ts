import type { Reporter } from 'gatsby'
import type { ContentProblem } from '../problem'
import { reportProblems } from './report-problems'

/**
 * Makes a function that tells the problems of the content: in a production build errors end it with exit code 1,
 * in develop they are shown and the site stays up. What was told and has not changed is not told again.
 */
export function makeAnnouncer(
  root: string,
): (
  problems: readonly ContentProblem[],
  reporter: Pick<Reporter, 'warn' | 'info' | 'panicOnBuild'>,
) => void {
  let told = ''
  return (problems, reporter) => {
    const { errors, warnings, summary } = reportProblems(problems, root)
    const all = [...warnings, ...errors].join('\n')
    if (all === told) return
    told = all
    for (const warning of warnings) reporter.warn(warning)
    if (errors.length > 0) reporter.panicOnBuild(`${errors.join('\n\n')}\n\n${summary}`)
    else if (problems.length > 0) reporter.info(summary)
  }
}
