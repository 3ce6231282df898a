import { relative } from 'node:path'
import type { Problem } from './problem.ts'

/** Colours for a terminal, or the identity where none is wanted. */
export interface Palette {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
  readonly green: (text: string) => string
  readonly cyan: (text: string) => string
}

/** ANSI colours when `enabled`, plain text otherwise. */
export function createPalette(enabled: boolean): Palette {
  const paint = (open: number, close: number) => (text: string) =>
    enabled ? `\u001b[${open}m${text}\u001b[${close}m` : text
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    yellow: paint(33, 39),
    green: paint(32, 39),
    cyan: paint(36, 39),
  }
}

/**
 * A problem as text: severity, code and message, who was acting, the place, its frame, the way out.
 * Paths below `root` are shown relative to it.
 */
export function formatProblem(
  problem: Problem,
  { palette, root }: { readonly palette: Palette; readonly root: string },
): string {
  const colour = { error: palette.red, warning: palette.yellow, info: palette.cyan }[
    problem.severity
  ]
  const lines = [
    `${colour(palette.bold(problem.severity))} ${palette.dim(problem.code)} ${problem.message}`,
  ]
  const actor = describeActor(problem)
  if (actor) lines.push(palette.dim(`  ${actor}`))
  if (problem.file) lines.push(`  ${palette.cyan(describePlace(problem, root))}`)
  if (problem.frame) lines.push(indent(problem.frame, '    '))
  if (problem.hint) lines.push(`  ${problem.hint}`)
  return lines.join('\n')
}

function describeActor(problem: Problem): string {
  const parts = []
  if (problem.plugin) parts.push(`plugin ${problem.plugin}`)
  if (problem.hook) parts.push(`hook ${problem.hook}`)
  return parts.join(', ')
}

function describePlace(problem: Problem, root: string): string {
  const file = problem.file ?? ''
  const below = relative(root, file)
  const shown = below && !below.startsWith('..') ? below : file
  if (problem.line === undefined) return shown
  return problem.column === undefined
    ? `${shown}:${problem.line}`
    : `${shown}:${problem.line}:${problem.column}`
}

function indent(text: string, by: string): string {
  return text
    .split('\n')
    .map(line => by + line)
    .join('\n')
}
