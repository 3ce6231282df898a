import { printBlockString } from 'graphql/language/blockString.js'

const LINE_WIDTH = 120
const LONGEST_SHORT_TEXT = 70

/** A description as it stands above its type or field; empty when there is none. */
export function printDescription(
  description: string | null | undefined,
  { indent = '', isFirst = true }: { readonly indent?: string; readonly isFirst?: boolean } = {},
): string {
  if (!description) return ''
  const width = LINE_WIDTH - indent.length
  const text = description
    .split('\n')
    .flatMap(line => breakLine(line, width))
    .join('\n')
  const block = printBlockString(text, { minimize: text.length <= LONGEST_SHORT_TEXT })
  const prefix = indent && !isFirst ? `\n${indent}` : indent
  return `${prefix}${block.replaceAll('\n', `\n${indent}`)}\n`
}

/** Cuts a long line at spaces, as graphql-js did up to version 15 and Gatsby still does. */
function breakLine(line: string, width: number): string[] {
  if (line.length < width + 5) return [line]
  const parts = line.split(new RegExp(`((?: |^).{15,${width - 40}}(?= |$))`))
  if (parts.length < 4) return [line]
  const lines = [parts.slice(0, 3).join('')]
  for (let index = 3; index < parts.length; index += 2) {
    lines.push((parts[index] ?? '').slice(1) + (parts[index + 1] ?? ''))
  }
  return lines
}
