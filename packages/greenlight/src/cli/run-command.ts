import { messageOf, ProblemError, stackOf } from '#diagnostics'
import { ReportedError } from '#plugins'
import { assertSite } from './assert-site.ts'
import { type CommandContext, createCommandContext, type SharedOptions } from './command-context.ts'
import { internalError } from './errors.ts'

/**
 * Runs a command and gives its exit code: 0, or 1 after anything that went wrong, which is printed.
 * Errors that are no `ProblemError` are our own mistakes and come with their stack.
 */
export async function runCommand(
  options: SharedOptions,
  command: (context: CommandContext) => Promise<boolean>,
): Promise<number> {
  const context = createCommandContext(options)
  const { reporter } = context
  try {
    assertSite(context.root)
    return (await command(context)) ? 0 : 1
  } catch (error) {
    if (error instanceof ReportedError) return 1
    if (error instanceof ProblemError) {
      for (const problem of error.problems) reporter.report(problem)
      return 1
    }
    reporter.report(internalError(stackOf(error) || messageOf(error), error))
    return 1
  } finally {
    reporter.close()
  }
}
