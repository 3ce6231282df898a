/** Place in a text; lines and columns count from 1. */
export interface Place {
  readonly line: number
  readonly column?: number | undefined
}

const CONTEXT_LINES = 2
const WIDEST_LINE = 160

/**
 * The lines around a place, numbered, with a marker under the column.
 * Empty when the place lies outside the text. Long (minified) lines are cut so that the place stays visible.
 */
export function codeFrame(source: string, place: Place): string {
  const lines = source.split(/\r?\n/)
  if (place.line < 1 || place.line > lines.length) return ''
  const first = Math.max(1, place.line - CONTEXT_LINES)
  const last = Math.min(lines.length, place.line + CONTEXT_LINES)
  const numberWidth = String(last).length
  const cut = Math.max(0, (place.column ?? 1) - WIDEST_LINE / 2)
  const frame: string[] = []
  for (let number = first; number <= last; number++) {
    const text = (lines[number - 1] ?? '').slice(cut, cut + WIDEST_LINE)
    const mark = number === place.line ? '>' : ' '
    frame.push(`${mark} ${String(number).padStart(numberWidth)} | ${text}`.trimEnd())
    if (number === place.line && place.column !== undefined) {
      // Tabs are kept so that the marker lines up in the terminal.
      const before = text.slice(0, place.column - 1 - cut).replace(/[^\t]/g, ' ')
      frame.push(`  ${' '.repeat(numberWidth)} | ${before}^`)
    }
  }
  return frame.join('\n')
}
