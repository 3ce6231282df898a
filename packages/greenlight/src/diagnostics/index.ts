export { type Problem, ProblemError, type Severity } from './problem.ts'
