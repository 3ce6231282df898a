import { relative } from 'node:path'
import type { ContentProblem } from './problem'

/** The lines around a place, with their numbers, and a marker under the column. */
export function drawFrame(text: string, line: number, column: number): string {
  const lines = text.split(/\r?\n/)
  const first = Math.max(1, line - 1)
  const last = Math.min(lines.length, line + 1)
  const width = String(last).length
  const rows: string[] = []
  for (let number = first; number <= last; number += 1) {
    const mark = number === line ? '>' : ' '
    rows.push(`${mark} ${String(number).padStart(width)} | ${lines[number - 1] ?? ''}`.trimEnd())
    if (number === line)
      rows.push(`  ${' '.repeat(width)} | ${' '.repeat(Math.max(0, column - 1))}^`)
  }
  return rows.join('\n')
}

/** One problem as it is shown: `path:line:column`, what is wrong, the lines, the way out. */
export function formatProblem(problem: ContentProblem, root: string, text: string): string {
  const place = `${relative(root, problem.file)}:${problem.line}:${problem.column}`
  return `${place}: ${problem.severity}: ${problem.message}\n${drawFrame(text, problem.line, problem.column)}\n  ${problem.hint}`
}
