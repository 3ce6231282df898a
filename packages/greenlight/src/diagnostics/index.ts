// What a problem is, and the error that carries it.

// Showing source around a place, and finding the place where something was thrown.
export { codeFrame } from './code-frame.ts'
export { createPalette, formatProblem, type Palette } from './format-problem.ts'
export { createJsonOutput } from './json-output.ts'
export {
  type ErrorLocation,
  isOwnFile,
  locateError,
  messageOf,
  parseStack,
  type StackFrame,
  stackOf,
  withFrame,
} from './locate-error.ts'
export { type Problem, ProblemError, type Severity } from './problem.ts'
// Saying what is done and what is wrong.
export {
  type Activity,
  createReporter,
  type LogLevel,
  type Reporter,
  type ReporterOutput,
  type Timing,
} from './reporter.ts'
export { createSilentOutput } from './silent-output.ts'
export { createTerminalOutput, type TextStream } from './terminal-output.ts'
