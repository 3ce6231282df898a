import { relative } from 'node:path'
import type { ContentProblem } from '../problem'

/** Widest line of a frame; longer ones are cut around the marked column. */
const WIDTH = 96

/** Cuts a long line so that the column stays in sight; gives the line and how many characters it lost at its start. */
function cutAround(line: string, column: number): { shown: string; lost: number } {
  if (line.length <= WIDTH) return { shown: line, lost: 0 }
  const from = Math.max(0, Math.min(column - 1 - WIDTH / 2, line.length - WIDTH))
  const start = from > 0 ? '…' : ''
  const end = from + WIDTH < line.length ? '…' : ''
  return { shown: `${start}${line.slice(from, from + WIDTH)}${end}`, lost: from - start.length }
}

/** The lines around a place, with their numbers, and a marker under the column. */
export function drawFrame(text: string, line: number, column: number): string {
  const lines = text.split(/\r?\n/)
  const first = Math.max(1, line - 1)
  const last = Math.min(lines.length, line + 1)
  const width = String(last).length
  const rows: string[] = []
  for (let number = first; number <= last; number += 1) {
    const mark = number === line ? '>' : ' '
    const { shown, lost } = cutAround(lines[number - 1] ?? '', number === line ? column : 1)
    rows.push(`${mark} ${String(number).padStart(width)} | ${shown}`.trimEnd())
    if (number === line) {
      // Tabs stay tabs, so that the mark stands below its place however wide they are shown.
      const before = shown.slice(0, Math.max(0, column - 1 - lost)).replace(/[^\t]/g, ' ')
      rows.push(`  ${' '.repeat(width)} | ${before}^`)
    }
  }
  return rows.join('\n')
}

/** One problem as it is shown: `path:line:column`, what is wrong, the lines, the way out. */
export function formatProblem(problem: ContentProblem, root: string, text: string): string {
  const place = `${relative(root, problem.file)}:${problem.line}:${problem.column}`
  return `${place}: ${problem.severity}: ${problem.message}\n${drawFrame(text, problem.line, problem.column)}\n  ${problem.hint}`
}
